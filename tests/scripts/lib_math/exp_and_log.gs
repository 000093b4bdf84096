// exp and the natural, binary and decimal logarithms.
print(math.exp(0), math.exp(1), math.log(1))
// expect: 1.0	2.718281828459045	0.0
print(math.log(8, 2), math.log(1024, 2), string.format("%.9f", math.log(1000, 10)))
// expect: 3.0	10.0	3.000000000
print(math.log(0), math.log(-1), math.exp(1000), math.exp(-1000))
// expect: -Inf	NaN	+Inf	0.0
