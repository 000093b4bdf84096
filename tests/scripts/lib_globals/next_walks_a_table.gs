// next returns each key with its value and nil at the end.
t := {10, 20, x: 30}
k, v := next(t)
print(k, v)
// expect: 1	10
k, v = next(t, k)
print(k, v)
// expect: 2	20
k, v = next(t, k)
print(k, v)
// expect: x	30
print(next(t, k))
// expect: nil
print(next({}))
// expect: nil
