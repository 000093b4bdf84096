// A point or an exponent makes tonumber give a float.
print(tonumber("3.25"), tonumber("5."), tonumber(".5"))
// expect: 3.25	5.0	0.5
print(tonumber("1e3"), tonumber("1E-2"), tonumber("-.5e1"), tonumber("2e+2"))
// expect: 1000.0	0.01	-5.0	200.0
print(tonumber("-0.0"), tonumber(" 1.0 "))
// expect: -0.0	1.0
