// next steps through a table and ends with nil.
t := {"a"}
print(next({}), next(t), next(t, 1)) // expect: nil	1	nil
k, v := next(t)
print(k, v) // expect: 1	a
print(next({x: 5})) // expect: x	5
