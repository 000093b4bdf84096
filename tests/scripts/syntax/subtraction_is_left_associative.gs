// Addition and multiplication levels associate to the left.
print(10 - 3 - 2, 100 / 10 / 2, 100 % 30 % 4) // expect: 5	5.0	2
print(2 * 7 % 4 * 3) // expect: 6
