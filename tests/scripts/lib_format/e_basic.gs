// %e prints scientific notation with at least two exponent digits.
print(string.format("%e %e", 0, 12345.678), string.format("%.2e", 0.00012345))
// expect: 0.000000e+00 1.234568e+04	1.23e-04
print(string.format("%e", 1.7976931348623157e308), string.format("%.10e", 5e-324))
// expect: 1.797693e+308	4.9406564584e-324
print(string.format("%E %.1E", 12345.678, 1e-10))
// expect: 1.234568E+04 1.0E-10
