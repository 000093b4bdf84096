// %g without a precision prints the shortest digits, without .0.
print(string.format("%g %g %g", 0.1, 100, 2.0), string.format("%g", 0.1 + 0.2))
// expect: 0.1 100 2	0.30000000000000004
print(string.format("%g %g %g", 100000, 1000000, 1234567.5))
// expect: 100000 1e+06 1.2345675e+06
print(string.format("%g %g %g", 0.0001, 0.00001, 1e100), string.format("%g", -0.0))
// expect: 0.0001 1e-05 1e+100	-0
