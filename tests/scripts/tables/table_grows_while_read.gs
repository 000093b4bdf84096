// A table may be enlarged by the value being stored into it.
t := {1}
func grow() { for i := 2; i <= 200; i++ { t[i] = i } return "value" }
t[1] = grow()
print(t[1], #t, t[200]) // expect: value	200	200
u := {}
u.x = func() { for i := 1; i <= 100; i++ { u["f" .. i] = i } return 7 }()
print(u.x, u.f100) // expect: 7	100
