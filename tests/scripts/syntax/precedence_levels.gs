// Or, and, comparison, concatenation, addition, multiplication, power: from loose to tight.
print(1 + 2 * 3 ** 2) // expect: 19
print((1 + 2) * 3 ** 2) // expect: 27
print(2 * 3 % 4, 7 - 2 - 1, 8 / 4 / 2) // expect: 2	4	1.0
print("n" .. 1 + 2) // expect: n3
print("a" .. "b" == "ab") // expect: true
print(1 < 2 && 3 < 2 || "or") // expect: or
print(nil && 1 || false && 2 || 3) // expect: 3
print(true || error("not reached")) // expect: true
