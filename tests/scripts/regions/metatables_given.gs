// setmetatable in hot loops: on new tables, on others, with other metatables than before, on metatables.
A := {name: "A"}
A.__index = A
B := {name: "B"}
B.__index = B
func of(i) {
  t := {x: i, y: i + 1}
  if i % 2 == 0 { return setmetatable(t, A) }
  return setmetatable(t, B)
}
func kinds(n) {
  as := 0
  bs := 0
  sum := 0
  for i := 1; i <= n; i++ {
    o := of(i)
    if o.name == "A" { as++ }
    if o.name == "B" { bs++ }
    if getmetatable(o) == A { sum += o.x }
    sum += o.y
  }
  return as, bs, sum
}
print(kinds(100))

// The same table, again and again, to and fro.
func changing(n) {
  t := {x: 1}
  names := ""
  for i := 1; i <= n; i++ {
    setmetatable(t, A)
    a := t.name
    setmetatable(t, B)
    b := t.name
    setmetatable(t, nil)
    names = a .. b .. tostring(t.name)
  }
  return names
}
print(changing(100))

// What a field holds is another type now and then.
func types(n) {
  last := nil
  floats := 0
  for i := 1; i <= n; i++ {
    x := i
    if i > 60 { x = i + 0.5 }
    if i > 90 { x = "text" }
    last = setmetatable({x: x, f: func() { return x }}, A)
    if type(last.f()) == "number" { floats += last.x }
  }
  return floats, last.x, last.f(), last.name
}
print(types(100))

// Classes made in a loop: a metatable that has one itself.
func classes(n) {
  names := 0
  for i := 1; i <= n; i++ {
    c := {}
    c.__index = c
    setmetatable(c, A)
    o := setmetatable({i: i}, c)
    if i % 10 == 0 { c.name = "own" }
    if o.name == "own" { names++ }
    if o.name == "A" { names += 1000 }
  }
  return names
}
print(classes(100))

// Objects that stay, and those that go; fields that come later.
func kept(n) {
  all := {}
  sum := 0
  for i := 1; i <= n; i++ {
    o := setmetatable({x: i}, A)
    o.z = i * 2
    sum += o.z
    if i % 3 == 0 { all[#all + 1] = o }
  }
  for i := 1; i <= #all; i++ {
    if getmetatable(all[i]) == A { sum += all[i].x + all[i].z }
  }
  return sum, #all
}
print(kept(100))

// Arguments that are none, and setmetatable being something else.
func wrong(n, t, m) {
  for i := 1; i <= n; i++ {
    x := {i: i}
    if i == n { x = t }
    setmetatable(x, m)
  }
  return "fine"
}
print(wrong(100, {}, A))
print(pcall(wrong, 100, 5, A))
print(pcall(wrong, 100, {}, "m"))
real := setmetatable
setmetatable = func(t, m) { return real(t, B) }
func replaced(n) {
  b := 0
  for i := 1; i <= n; i++ {
    if i == 50 { setmetatable = real }
    o := setmetatable({}, A)
    if o.name == "B" { b++ }
  }
  return b
}
print(replaced(100))

// Inheritance, two deep, with a method replaced on the way and one called of the class above.
Base := {}
Base.__index = Base
Base.kind = func(self) { return "base" }
Base.area = func(self) { return 0 }
Base.twice = func(self) { return self:area() * 2 }
Middle := setmetatable({}, Base)
Middle.__index = Middle
Middle.area = func(self) { return self.w * self.h }
Top := setmetatable({}, Middle)
Top.__index = Top
Top.area = func(self) { return Middle.area(self) + 1 }
func inherit(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    m := setmetatable({w: i, h: 2}, Middle)
    t := setmetatable({w: i, h: 3}, Top)
    sum += m:twice() + t:twice()
    if t:kind() == "base" { sum++ }
    if i == 60 { Middle.kind = func(self) { return "middle" } }
    if i == 80 { Top.twice = func(self) { return 1 } }
  }
  return sum
}
print(inherit(100))
// expect: 50	50	7700
// expect: ABnil
// expect: 4110.0	text	text	A
// expect: 90010
// expect: 15149	33
// expect: fine
// expect: false	bad argument #1 to 'setmetatable' (table expected)
// expect: false	bad argument #2 to 'setmetatable' (nil or table expected)
// expect: 49
// expect: 39880
