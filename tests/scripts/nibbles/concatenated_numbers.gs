// Concatenated floats lose their point and zero.
print(2.0 .. "", tostring(2.0), 10 .. 20) // expect: 2	2.0	1020
