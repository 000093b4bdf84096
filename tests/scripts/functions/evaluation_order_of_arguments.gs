// Function, arguments and operands are evaluated from left to right.
log := ""
func note(name, v) { log ..= name return v }
func check(expected) { print(log == expected) log = "" }
f := func(a, b, c) { log ..= "!" }
note("f", f)(note("a"), note("b"), note("c"))
check("fabc!") // expect: true
x := note("a", 1) + note("b", 2) * note("c", 3)
check("abc") // expect: true
x = note("a", 1) < note("b", 2)
check("ab") // expect: true
x = note("a", 1) > note("b", 2)
check("ab") // expect: true
x = note("a", 1) >= note("b", 2)
check("ab") // expect: true
x = note("a", "") .. note("b", "") .. note("c", "")
check("abc") // expect: true
x = note("t", {})[note("k", 1)]
check("tk") // expect: true
x = note("a", 2) ** note("b", 3) ** note("c", 1)
check("abc") // expect: true
o := {m: f}
note("o", o):m(note("1"), note("2"))
check("o12!") // expect: true
func r() { return note("1"), note("2"), note("3") }
r()
check("123") // expect: true
