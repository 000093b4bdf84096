// Functions are values: stored, passed, returned, compared.
func compose(f, g) { return func(x) { return f(g(x)) } }
inc := func(x) { return x + 1 }
dbl := func(x) { return x * 2 }
print(compose(inc, dbl)(5), compose(dbl, inc)(5)) // expect: 11	12
ops := {add: func(a, b) { return a + b }, sub: func(a, b) { return a - b }}
print(ops.add(3, 4), ops["sub"](3, 4)) // expect: 7	-1
print(inc == inc, inc == dbl, func() {} == func() {}) // expect: true	false	false
print(type(inc), type(print)) // expect: function	function
