// Division and modulo of small numbers on one line.
print(7/2, 8/2, 7%3, -7%3, 7%-3, 5.5%-2) // expect: 3.5	4.0	1	2	-2	-0.5
