// Missing arguments are nil, extra ones are dropped.
func f(a, b, c) { return a, b, c }
print(f()) // expect: nil	nil	nil
print(f(1)) // expect: 1	nil	nil
print(f(1, 2, 3, 4, 5)) // expect: 1	2	3
func none() { return "none" }
print(none(1, 2)) // expect: none
