// Pairs of instructions that the interpreter executes by one handler, with operands for which the first, the second or
// both have to take their slow ways.
V := {}
V.__add = func(a, b) { return "add" }
V.__sub = func(a, b) { return "sub" }
V.__mul = func(a, b) { return setmetatable({}, V) }
V.__div = func(a, b) { return 2.5 }
V.__mod = func(a, b) { return 7 }
V.__lt = func(a, b) { return true }
V.__le = func(a, b) { return false }
V.__index = func(t, k) { return k }
v := setmetatable({}, V)

func chain(a, b, c) { return a * b + c, a * b - c, a * b * c, a + b + c, a - b + c, a + b + 1, 2 * a * b, a * b / 2 }
print(chain(2, 3, 4)) // expect: 10	2	24	9	3	6	12	3.0
print(chain(2.5, 3, 4)) // expect: 11.5	3.5	30.0	9.5	3.5	6.5	15.0	3.75
print(chain(2, 3.5, 4)) // expect: 11.0	3.0	28.0	9.5	2.5	6.5	14.0	3.5
print(chain(2, 3, 4.5)) // expect: 10.5	1.5	27.0	9.5	3.5	6	12	3.0
print(chain(1.5, 2.5, 0.5)) // expect: 4.25	3.25	1.875	4.5	-0.5	5.0	7.5	1.875
print(chain("2", 3, 4)) // expect: 10	2	24	9	3	6	12	3.0
print(pcall(chain, 1, 2, {})) // expect: false	attempt to perform arithmetic on a table value
print(pcall(chain, nil, 2, 3)) // expect: false	attempt to perform arithmetic on a nil value
big := 140737488355327
print(chain(big, 1, 1)) // expect: 1.40737488355328e+14	140737488355326	140737488355327	1.40737488355329e+14	140737488355327	1.40737488355329e+14	2.81474976710654e+14	7.03687441776635e+13

// The result of the first is an operand of the second, twice, or overwritten by it.
func reuse(x, y) {
    a := x * y
    a = a + a
    b := x * y
    b = b * b
    x = x + y
    x = x + x
    return a, b, x
}
print(reuse(1.5, 2.0)) // expect: 6.0	9.0	7.0
print(reuse(3, 2)) // expect: 12	36	10

func swap(a, b) {
    for i := 0; i < 3; i++ { a, b = b, a + b }
    return a, b
}
print(swap(1, 2)) // expect: 5	8
print(swap(0.5, 2)) // expect: 4.5	7.0

// Loops whose counter leaves the integers, is a float, or has metamethods.
func steps(from, to) {
    n := 0
    for i := from; i < to; i++ { n++ }
    return n
}
print(steps(140737488355325, 140737488355330), steps(0.5, 3), steps(1, 3.5), steps(3, 1)) // expect: 5	3	3	0
func upto(from) {
    n := 0
    for i := from; i <= 5; i++ { n++ }
    for i := from; i < 5; i++ { n++ }
    return n
}
print(upto(1), upto(2.5), upto(6)) // expect: 9	6	0
print(pcall(upto, {})) // expect: false	attempt to compare table with number

// Loads after loads: of nothing, of things that are no tables, through metamethods.
t := {x: {x: {y: 4}}, list: {{1, 2.5, true, "s"}}}
func path(t) { return t.x.x.y * 2, t.list[1][2] + 1, t.list[1][4] .. "!" }
print(path(t)) // expect: 8	3.5	s!
print(pcall(path, {x: {}})) // expect: false	attempt to index a nil value
print(pcall(path, {x: 5})) // expect: false	attempt to index a number value
print(v.abc, v[7], v.a .. v.b) // expect: abc	7	ab
func lookup(a, i, j) {
    if a[i][j] { return a[i][j] * 2 }
    return "falsy"
}
rows := {{1, 2.5, false}}
print(lookup(rows, 1, 1), lookup(rows, 1, 2), lookup(rows, 1, 3), lookup(rows, 1, 4)) // expect: 2	5.0	falsy	falsy
print(pcall(lookup, rows, 2, 1)) // expect: false	attempt to index a nil value
print(pcall(lookup, rows, 1.5, "x")) // expect: false	attempt to index a nil value

// Stores of something of another type than was there.
func fill(t, n) {
    for i := 0; i < n; i++ { t[i] = false }
    for i := 0; i < n; i++ { t[i] = t[n - 1 - i] }
    t[0] = 1
    t[1] = t[0]
    t[2], t[3] = "s", t
    t[n] = nil
    return #t, t[0], t[1], t[2], t[3] == t, t[4]
}
print(fill({}, 6)) // expect: 5	1	1	s	true	false

// Methods and remainders.
C := {}
C.__index = C
C.twice = func(self, k) { return self.n * k % 7 }
c := setmetatable({n: 5}, C)
print(c:twice(2), c:twice(2.5), c:twice(-1)) // expect: 3	5.5	2
func kind(n) {
    if n % 3 == 0 { return "three" }
    if n % 4 != 1 { return "other" }
    return "one"
}
print(kind(9), kind(5), kind(7), kind(9.0), kind(-3), kind(5.0), kind(v)) // expect: three	one	other	three	three	one	other
print(pcall(kind, {})) // expect: false	attempt to perform arithmetic on a table value
print(v < v, v <= v, v + 1 == "add", v - 1 == "sub", v / 1, v * v + 1) // expect: true	false	true	true	2.5	add
print(1e300 % 7, 2.0**53 % 3, 2.0**62 % 1024, 5.5 % 2, -5.5 % 2, 5 % -3.0, 0.0 % 5, -0.0 % 5) // expect: 1.0	2.0	0.0	1.5	0.5	-1.0	0.0	-0.0
