// A call in parentheses is exactly one value.
func two() { return 1, 2 }
func none() {}
print((two())) // expect: 1
print((none())) // expect: nil
print(select("#", (none()))) // expect: 1
t := {(two())}
print(#t) // expect: 1
func one() { return (two()) }
print(one()) // expect: 1
func rest(...) { return (...) }
print(rest(5, 6)) // expect: 5
