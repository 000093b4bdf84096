// Parameters are variables like others: assignable and captured.
func acc(total) { return func(x) { total += x return total } }
a, b := acc(10), acc(100)
print(a(1), a(1), b(5)) // expect: 11	12	105
func clamp(x) { if x > 9 { x = 9 } return func() { return x } }
print(clamp(50)(), clamp(3)()) // expect: 9	3
