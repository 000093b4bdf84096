// One site each of a field, a method and a store sees tables of many shapes in turn: own fields, inline and not, inherited ones,
// absent ones; and classes whose methods change, come and go meanwhile.
classes := {}
for i := 1; i <= 24; i++ {
  class := {}
  for k := 1; k <= i; k++ { class["pad" .. tostring(k)] = k }
  class.value = func(self) { return self.n + i }
  class.shared = i
  class.__index = class
  classes[i] = class
}
func make(i) {
  o := {}
  for k := 1; k <= i % 12; k++ { o["own" .. tostring(k)] = k }
  if i % 5 != 0 { o.n = i * 100 }
  return setmetatable(o, classes[i])
}
objects := {}
for i := 1; i <= 24; i++ { objects[i] = make(i) }

func number(o) { return o.n }
func shared(o) { return o.shared }
func method(o) { return o:value() }
func set(o, v) { o.n = v }

func round(objects) {
  sum, absent := 0, 0
  for i := 1; i <= #objects; i++ {
    o := objects[i]
    n := number(o)
    if n == nil {
      absent++
      sum += shared(o)
    } else {
      sum += n + method(o) + shared(o)
    }
  }
  return sum, absent
}
totals, missing := 0, 0
for r := 1; r <= 300; r++ {
  if r == 100 { classes[7].value = func(self) { return 0 } }
  if r == 150 { classes[8].shared = nil; classes[8].shared = 1000 }
  if r == 200 {
    for i := 5; i <= 20; i += 5 { set(objects[i], i) }
  }
  if r == 250 { classes[9].value = nil; classes[9].value = func(self) { return 1 } }
  if r % 60 == 0 { garbage := {}; for i := 1; i <= 6000; i++ { garbage = {next: garbage} } }
  sum, absent := round(objects)
  totals += sum
  missing += absent
}
print(totals, missing)

// A method that is gone is an error at the call that misses it.
classes[3].value = nil
for i := 1; i <= 4; i++ { print(pcall(method, objects[i])) }
// expect: 15141527	796
// expect: true	101
// expect: true	202
// expect: false	attempt to call a nil value (method 'value' not found)
// expect: true	404
