// Concatenation writes floats without the trailing point and zero; tostring keeps it.
print(2.0 .. "", tostring(2.0)) // expect: 2	2.0
print(1e6 .. "", (-0.0) .. "", 2.5 .. "", 100000.0 .. "") // expect: 1e+06	-0	2.5	100000
print(10 .. 20, 1.0 .. 2.0) // expect: 1020	12
print((1 / 0) .. "", (0 / 0) .. "") // expect: +Inf	NaN
