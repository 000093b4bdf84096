// %g with a precision counts significant digits and drops trailing zeros.
print(string.format("%.3g %.3g %.3g", 1234.5, 0.00001234, 0.0001))
// expect: 1.23e+03 1.23e-05 0.0001
print(string.format("%.17g", 0.1), string.format("%.10g", 1 / 3), string.format("%.10g", 0.5))
// expect: 0.10000000000000001	0.3333333333	0.5
print(string.format("%.5g %.6g", 100000, 100000), string.format("%.0g", 123), string.format("%.14g", 3.0))
// expect: 1e+05 100000	1e+02	3
