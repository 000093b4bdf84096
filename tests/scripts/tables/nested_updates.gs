// Compound assignments reach through fields and indices.
t := {n: 1, list: {10, 20}, inner: {deep: {k: 5}}}
t.n += 1
t.list[2] *= 2
t.inner.deep.k--
t.inner.deep["k"] **= 2
t["n"]++
print(t.n, t.list[2], t.inner.deep.k) // expect: 3	40	16
i := 1
t.list[i + 1] -= 1
print(t.list[2]) // expect: 39
