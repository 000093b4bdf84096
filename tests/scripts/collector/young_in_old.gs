// What is stored into an old object of any kind outlives collections: only the old object refers to it.
// gc-period: 997

// Enough garbage for several collections.
func churn() {
  for i := 1; i <= 250000; i++ { t := {a: i} }
}
func fresh(name) { return {name: "a " .. name} }

object := {field: 0}
wide := {}
for i := 1; i <= 40; i++ { wide["f" .. i] = 0 }
list := {0, 0, 0}
map := {}
for i := 1; i <= 100; i++ { map["key " .. i] = 0; map[i * 1000] = 0; map[i + 0.5] = 0 }
func counter() {
  cell := 0
  return func(v) { cell = v }, func() { return cell }
}
set_cell, get_cell := counter()
holder := {make: 0}
global_value = 0
buffered := make(chan, 4)
blocked := make(chan)
answers := make(chan, 4)
with_meta := {}
meta := {}
co := coroutine.create(func(v) { for { v = coroutine.yield(v) } })
coroutine.resume(co, 0)
func keep(...) {
  rest := {...}
  return func() { return rest[1] }
}
churn()

object.field = fresh("field")
object.added = fresh("added field")
wide.f40 = fresh("field of many")
list[2] = fresh("element")
list[4] = fresh("appended element")
map["key 50"] = fresh("value of a string key")
map[50000] = fresh("value of an integer key")
map[50.5] = fresh("value of a float key")
map[fresh("key")] = "found by its key"
set_cell(fresh("shared variable"))
holder.make = func() { captured := fresh("captured variable"); return func() { return captured } }()
global_value = fresh("global")
buffered <- fresh("buffered value")
go func() { blocked <- fresh("value of a parked sender") }()
go func(v) { <-answers; answers <- v }(fresh("argument of a goroutine"))
time.sleep(0)
meta.__index = fresh("inherited field")
setmetatable(with_meta, meta)
coroutine.resume(co, fresh("local of a coroutine"))
kept := keep(fresh("vararg"))
rope := string.rep("0123456789", 30) .. string.rep("abcdefghij", 30)
churn()
object.text = rope .. rope
churn()
churn()

print(object.field.name, object.added.name) // expect: a field	a added field
print(wide.f40.name)                        // expect: a field of many
print(list[2].name, list[4].name)           // expect: a element	a appended element
print(map["key 50"].name)                   // expect: a value of a string key
print(map[50000].name, map[50.5].name)      // expect: a value of an integer key	a value of a float key
for k, v := range map { if type(k) == "table" { print(k.name, v) } } // expect: a key	found by its key
print(get_cell().name)                      // expect: a shared variable
print(holder.make().name)                   // expect: a captured variable
print(global_value.name)                    // expect: a global
v := <-buffered
print(v.name)                               // expect: a buffered value
v = <-blocked
print(v.name)                               // expect: a value of a parked sender
answers <- 1
time.sleep(0)
v = <-answers
print(v.name)                               // expect: a argument of a goroutine
print(with_meta.name)                       // expect: a inherited field
ok, local_of := coroutine.resume(co, 1)
print(local_of)                             // expect: 1
print(kept().name)                          // expect: a vararg
print(#object.text, string.sub(object.text, 299, 303)) // expect: 1200	89abc
churn()
print(string.sub(object.text, 899, 903))    // expect: 89abc
