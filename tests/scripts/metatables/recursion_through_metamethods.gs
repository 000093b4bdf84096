// Endless recursion through metamethods ends in an error that can be caught.
func overflows(f) {
  ok, message := pcall(f)
  return !ok && tostring(message):contains("stack overflow")
}
t := setmetatable({}, {__index: func(t, k) { return t[k + 1] }})
mt := {}
mt.__add = func(a, b) { return a + b }
mt.__eq = func(a, b) { return a == b }
mt.__lt = func(a, b) { return a < b }
mt.__call = func(self) { return 1 + self() }
mt.__concat = func(a, b) { return a .. b }
mt.__len = func(a) { return #a }
mt.__newindex = func(a, k, v) { a[k + 1] = v }
o, p := setmetatable({}, mt), setmetatable({}, mt)
print(overflows(func() { return t[1] })) // expect: true
print(overflows(func() { return o + p })) // expect: true
print(overflows(func() { return o == p })) // expect: true
print(overflows(func() { return o < p })) // expect: true
print(overflows(func() { return o() })) // expect: true
print(overflows(func() { return o .. p })) // expect: true
print(overflows(func() { return #o })) // expect: true
print(overflows(func() { o[1] = 1 })) // expect: true
print(overflows(func() { return tostring(setmetatable({}, {__tostring: func(s) { return tostring(s) }})) })) // expect: true
