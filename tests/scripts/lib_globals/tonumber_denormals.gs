// Reading rounds correctly down to the smallest denormal and to zero.
print(tonumber("5e-324"), tonumber("2.5e-324"), tonumber("2e-324"))
// expect: 5e-324	5e-324	0.0
print(tonumber("2.2250738585072014e-308"), tonumber("2.2250738585072011e-308"))
// expect: 2.2250738585072014e-308	2.225073858507201e-308
print(tonumber("1.7976931348623157e308"))
// expect: 1.7976931348623157e+308
