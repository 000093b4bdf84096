// Only the last call of an expression list expands to all its values.
func two() { return 1, 2 }
func none() {}
print(two(), two()) // expect: 1	1	2
print(two(), 9) // expect: 1	9
print(none(), none()) // expect: nil
print(1, none()) // expect: 1
print(two(), two(), (two())) // expect: 1	1	1
func pass() { return two() }
func pass_more() { return 0, two() }
print(pass()) // expect: 1	2
print(pass_more()) // expect: 0	1	2
