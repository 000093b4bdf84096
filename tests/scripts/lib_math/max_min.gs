// max and min give the winning argument itself.
print(math.max(1, 5, 3), math.min(4, 2, 8), math.max(7), math.min(-1))
// expect: 5	2	7	-1
print(math.max(1, 2.0), math.min(1, 2.0), math.max(2.5, 2), math.min(-0.5, 3))
// expect: 2.0	1	2.5	-0.5
print(math.max(-1 / 0, 0), math.min(1 / 0, 10))
// expect: 0	10
