// Large floats print every integer digit.
print(string.format("%f", 1e22))
// expect: 10000000000000000000000.000000
s := string.format("%.0f", 1e300)
print(#s, string.sub(s, 1, 30))
// expect: 301	100000000000000005250476025520
print(string.format("%.1f", -1e16))
// expect: -10000000000000000.0
