// sign gives the integers -1, 0 and 1.
print(math.sign(-3), math.sign(0), math.sign(12), math.sign(-0.5), math.sign(2.5), math.sign(0.0))
// expect: -1	0	1	-1	1	0
