// __lt and __le answer comparisons; greater-than swaps the operands.
log := ""
mt := {}
mt.__lt = func(a, b) { log ..= "lt " return a.n < b.n }
mt.__le = func(a, b) { log ..= "le " return a.n <= b.n }
v := func(n) { return setmetatable({n: n}, mt) }
a, b := v(1), v(2)
print(a < b, b < a, a > b, b > a) // expect: true	false	false	true
print(a <= b, a <= a, a >= b, b >= a) // expect: true	true	false	true
print(log == "lt lt lt lt le le le le ") // expect: true
