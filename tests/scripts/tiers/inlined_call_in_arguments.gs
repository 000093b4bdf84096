// A call that ends another's arguments is inlined; where it is made after all - here because it gets more arguments than it takes -
// its results go on as arguments just the same.
func two(p, q) { return p, q }
func plus(p, q) { return p + 1 }
func nothing(p, q) { if p == q { return } return plus(p, q) }
func show(x) { print(two(5, plus(x, two(5, 0.5)))) }
show(1)                               // expect: 5	2
show(2.5)                             // expect: 5	3.5
func deep(x) { return two(plus(x, two(x, x)), plus(x, two(7, plus(x, two(x))))) }
for i := 0; i < 3; i++ { print(deep(i)) }
// expect: 1	1
// expect: 2	2
// expect: 3	3
func other(f) { print(two(1, f(2, two(3, 4)))) }
other(two)                            // expect: 1	2
other(plus)                           // expect: 1	3
other(func(a, b, c) { return c, b })  // expect: 1	4
func maybe(x) { print(two(8, nothing(x, two(1, 2)))) }
maybe(1)                              // expect: 8	nil
maybe(3)                              // expect: 8	4
