// clamp bounds a value; all integers give an integer, otherwise a float.
print(math.clamp(5, 1, 3), math.clamp(-5, 1, 3), math.clamp(2, 1, 3))
// expect: 3	1	2
print(math.clamp(5.0, 1, 3), math.clamp(2.5, 1, 3), math.clamp(0, 0.5, 3))
// expect: 3.0	2.5	0.5
