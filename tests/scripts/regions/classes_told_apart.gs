// One loop with objects of many classes: their methods, fields and stores are told apart once, and classes change meanwhile.
func class(parent) {
  c := {}
  c.__index = c
  if parent { setmetatable(c, parent) }
  return c
}
A := class(nil)
A.value = func(self) { return self.x * self:factor() }
A.factor = func(self) { return self.f }
B := class(A)
B.value = func(self) { return self.y }
C := class(A)
C.factor = func(self) { return self.f * 2 }
D := class(C)
E := class(B)
E.value = func(self) { return B.value(self) + 0.5 }
F := class(A)
func make(i) {
  kind := i % 6
  if kind == 0 { return setmetatable({f: 1.0, x: i}, A) }
  if kind == 1 { return setmetatable({f: 2.0, y: i}, B) }
  if kind == 2 { return setmetatable({f: 3.0, x: i, z: 1}, C) }
  if kind == 3 { return setmetatable({f: 4.0, x: i, w: 1}, D) }
  if kind == 4 { return setmetatable({y: i, f: 5.0}, E) }
  return setmetatable({f: 6.0, x: i, u: 1}, F)
}
func total(objects, n) {
  sum := 0
  for i := 1; i <= n; i++ {
    o := objects[i]
    sum += o:value()
    o.f = o.f + 1
    sum += o.f
    if o.x { sum += o.x }
  }
  return sum
}
objects := {}
for i := 1; i <= 60; i++ { objects[i] = make(i) }
sums := {}
for r := 1; r <= 12; r++ {
  if r == 5 { C.factor = func(self) { return 10 } }
  if r == 6 { B.factor = func(self) { return 20 } }
  if r == 7 { D.value = func(self) { return "1" } }
  if r == 8 { objects[20].f = 7 }
  if r == 9 { objects[21].extra = 7 }
  if r == 10 {
    B.y = 5
    F.__index = B
  }
  if r == 11 { objects[5].y = 1 }
  sums[r] = total(objects, 60)
}
for r := 1; r <= 12; r++ { print(sums[r]) }
objects[30] = setmetatable({f: 1}, A)
print(pcall(total, objects, 60))
objects[30] = {f: 1, value: func(self) { return 3 }}
print(total(objects, 60))
F.__index = func(o, k) {
  if k == "value" { return func(self) { return 4 } }
}
print(total(objects, 60))
objects[31] = "text"
print(pcall(total, objects, 60))
// expect: 8495.0
// expect: 10385.0
// expect: 12275.0
// expect: 14165.0
// expect: 13095.0
// expect: 13805.0
// expect: 11525.0
// expect: 12232.0
// expect: 12942.0
// expect: 8902.0
// expect: 9288.0
// expect: 9678.0
// expect: false	attempt to perform arithmetic on a nil value
// expect: 9728.0
// expect: 10082.0
// expect: false	attempt to call a nil value (method 'value' not found)
