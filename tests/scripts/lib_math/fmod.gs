// fmod keeps the sign of the dividend and gives a float.
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2))
// expect: 1.0	-1.0	1.0	1.5
print(math.fmod(1, 0), math.fmod(5, 1 / 0))
// expect: NaN	5.0
