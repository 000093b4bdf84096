// Quotients by zero and powers on one line.
print(1/0, -1/0, 0/0, 2**10, 2**-1, 2**0.5) // expect: +Inf	-Inf	NaN	1024	0.5	1.4142135623730951
