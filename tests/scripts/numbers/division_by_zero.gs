// Division by zero follows IEEE arithmetic.
print(1 / 0, -1 / 0, 0 / 0) // expect: +Inf	-Inf	NaN
print(1.5 / 0, 1 / 0.0, 1 / -0.0, 0.0 / 0) // expect: +Inf	+Inf	-Inf	NaN
