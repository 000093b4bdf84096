// %f prints six decimals, or as many as the precision says.
print(string.format("%f %f", 3.14159, 1), string.format("%.2f", 3.14159))
// expect: 3.141590 1.000000	3.14
print(string.format("%.0f %.1f %.3f", 3.7, 3.75, 2))
// expect: 4 3.8 2.000
print(string.format("%.10f", 1e-10), string.format("%.4f", 1e-5), string.format("%.3f", 1e15))
// expect: 0.0000000001	0.0000	1000000000000000.000
