// A store under nil or NaN is ignored, a load gives nil.
t := {}
t[nil] = 1
nan := 0 / 0
t[nan] = 2
print(t[nil], t[nan], next(t)) // expect: nil	nil	nil
u := {[nil]: 1, [0 / 0]: 2, x: 3}
n := 0
for k := range u { n++ }
print(n) // expect: 1
