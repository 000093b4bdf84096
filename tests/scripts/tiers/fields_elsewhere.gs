// Fields that are not where a site's first tables had them: beyond the inline slots, absent, nil, inherited, in tables of other
// shapes; and stores of new fields, of values of other types, over nil, under metatables that come later.
class := {}
class.__index = class
for i := 1; i <= 20; i++ { class["m" .. tostring(i)] = func(self) { return self.n * i } }
func make(n) { return setmetatable({n: n}, class) }
func sum_methods(o) { return o:m1() + o:m10() + o:m20() + o.m20(o) }

func filled(t) {
  t.a, t.b, t.c, t.d, t.e, t.f = 1, 2, 3, 4, 5, 6
  return t
}
func far_fields(t) {
  t.f = t.f + t.e
  t.e = t.e + 0.5
  return t.f + t.e
}
func maybe(t) { return t.next }
func set_next(t, v) { t.next = v }

total, absent, present := 0, 0, 0
for i := 1; i <= 400; i++ {
  total += sum_methods(make(i)) + far_fields(filled({}))
  node := {value: i, next: nil}
  for k := 1; k <= 3; k++ {
    if maybe(node) == nil { absent++ } else { present++ }
    set_next(node, k == 1 && {} || nil)
  }
  if maybe({value: 1}) == nil { absent++ }
}
print(total, absent, present)

// A field that is nil, and a metatable that has it: the chain must be asked. Then it is gone again.
base := {next: "inherited"}
derived := {__index: base}
kinds := {inherited: 0, own: 0, none: 0}
for i := 1; i <= 300; i++ {
  t := {next: nil}
  if i > 100 { setmetatable(t, derived) }
  if i == 200 { base.next = nil }
  if i > 250 { set_next(t, "own") }
  kind := maybe(t) || "none"
  kinds[kind] = kinds[kind] + 1
}
print(kinds.inherited, kinds.own, kinds.none)

// New fields under a metatable that gets a __newindex meanwhile.
log := 0
meta := {}
func add(t) {
  t.fresh = 1
  return rawget(t, "fresh")
}
got := 0
for i := 1; i <= 200; i++ {
  if i == 150 { meta.__newindex = func(t, k, v) { log++ } }
  if add(setmetatable({}, meta)) == 1 { got++ }
}
print(got, log)

// A method replaced in the class while calls are compiled, in an overflow slot.
replaced := 0
for i := 1; i <= 200; i++ {
  if i == 100 { class.m20 = func(self) { return 1000000 } }
  if make(1):m20() == 1000000 { replaced++ }
}
print(replaced)
// expect: 4.0968e+06	1200	400
// expect: 99	50	151
// expect: 149	51
// expect: 101
