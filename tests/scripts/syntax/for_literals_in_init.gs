// Table and function literals may stand in the init clause of a loop.
for t := {n: 0}; t.n < 2; t.n++ { print(t.n) }
// expect: 0
// expect: 1
for f := func(x) { return x < 2 }; f(1); f = func() { return false } { print("once") }
// expect: once
