// Texts of numbers of all sizes.
print(1e5, 1e6, 100, 1.0, 0.1+0.2, 1e-5) // expect: 100000.0	1e+06	100	1.0	0.30000000000000004	1e-05
