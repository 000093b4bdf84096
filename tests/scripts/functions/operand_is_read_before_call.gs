// The left operand is read before the right one is evaluated, even if that changes it.
g := 1
func setg() { g = 100 return 1 }
print(g + setg(), g) // expect: 2	100
t := {n: 1}
func sett() { t.n = 100 return 1 }
print(t.n + sett(), t.n) // expect: 2	100
