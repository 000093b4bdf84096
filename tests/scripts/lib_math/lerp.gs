// lerp interpolates linearly and gives a float.
print(math.lerp(0, 10, 0.5), math.lerp(0, 10, 0), math.lerp(0, 10, 1), math.lerp(2, 4, 0.25))
// expect: 5.0	0.0	10.0	2.5
print(math.lerp(0, 10, 2), math.lerp(10, 0, 0.25))
// expect: 20.0	7.5
