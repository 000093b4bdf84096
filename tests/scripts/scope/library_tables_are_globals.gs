// Library functions are ordinary globals that a program may replace or shadow.
old := print
print := func(x) { old("<" .. x .. ">") }
print("hello") // expect: <hello>
func f() { tostring := func(x) { return "mine" } return tostring(1) }
old(f(), tostring(1)) // expect: mine	1
math.twice = func(x) { return x * 2 }
old(math.twice(4)) // expect: 8
