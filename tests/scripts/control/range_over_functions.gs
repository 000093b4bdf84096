// Iterators of every kind: closures with no, one, two and three parameters, more and fewer results, library functions,
// things that can be called, with one variable and with two.
func upto(n) {
    i := 0
    return func() {
        if i < n {
            i++
            return i
        }
    }
}
func pairs_of(n) {
    i := 0
    return func(s, c) {
        if i < n {
            i++
            return i, i * i, "ignored"
        }
        return nil, 5
    }
}
func three(a, b, c) {
    if b == nil { return 1, c == nil }
    if b < 3 { return b + 1, a }
}
func variadic(...) {
    n, last := select("#", ...), select(2, ...)
    if last == nil { return n, 0 }
}
out := {}
for x := range upto(3) { table.insert(out, x) }
for k, v := range upto(2) { table.insert(out, tostring(k) .. tostring(v)) }
for x := range pairs_of(2) { table.insert(out, x) }
for k, v := range pairs_of(2) { table.insert(out, k .. ":" .. v) }
for k, v := range three { table.insert(out, k .. tostring(v)) }
for k, v := range variadic { table.insert(out, k .. "v" .. v) }
for i, x := range ipairs({"p", "q"}) { table.insert(out, i .. x) }
for k, v := range pairs({z: 1}) { table.insert(out, k .. v) }
for w := range string.gmatch("one two", "%a+") { table.insert(out, w) }
for x := range upto(0) { table.insert(out, "never") }
print(table.concat(out, " ")) // expect: 1 2 3 1nil 2nil 1 2 1:1 2:4 1true 2nil 3nil 2v0 1p 2q z1 one two
func stopped() {
    for x := range upto(10) {
        if x == 4 { return x }
        if x == 2 { continue }
    }
}
print(stopped(), pcall(func() { for x := range func() { error("in the iterator", 0) } {} })) // expect: 4	false	in the iterator
func recursive(n) {
    total := 0
    if n == 0 { return 1 }
    for x := range upto(n) { total += recursive(n - 1) }
    return total
}
print(recursive(5)) // expect: 120
