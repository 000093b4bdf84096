// A point followed by a second point belongs to the concatenation operator, not to the number.
print(1..2) // expect: 12
print(1.5..2) // expect: 1.52
print(10 ..20) // expect: 1020
