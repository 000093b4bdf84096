// One place that reads and writes a field of tables of many shapes.
func make(kind, x) {
  t := {}
  if kind == 1 { t.a = 1 }
  if kind == 2 { t.b = 1 }
  if kind == 3 { t.c = 1; t.d = 2 }
  if kind == 4 { t.e = 1; t.f = 2; t.g = 3; t.h = 4; t.i = 5; t.j = 6; t.k = 7; t.l = 8; t.m = 9 }
  if kind != 5 { t.x = x }
  return t
}
func read(list) {
  text := ""
  for i := 0; i < 40; i++ { text = text .. tostring(list[i % 6].x) .. " " }
  return string.sub(text, 1, 24) .. "|"
}
func write(list, v) {
  for i := 0; i < 40; i++ { list[i % 6].x = v }
}

list := {}
for kind := 0; kind < 6; kind++ { list[kind] = make(kind, kind * 10) }
print(read(list))             // expect: 0 10 20 30 40 nil 0 10 2|
write(list, 7)
print(read(list))             // expect: 7 7 7 7 7 7 7 7 7 7 7 7 |
write(list, 2.5)              // the types of the fields widen
print(read(list))             // expect: 2.5 2.5 2.5 2.5 2.5 2.5 |
write(list, "s")
print(read(list))             // expect: s s s s s s s s s s s s |
write(list, nil)
print(read(list))             // expect: nil nil nil nil nil nil |
write(list, print)            // a field that held several things now holds a function
print(list[0].x == print, list[5].x == print)   // expect: true	true

// Tables made by the same site as before get the field added, whatever they are.
fresh := {}
for kind := 0; kind < 6; kind++ { fresh[kind] = make(kind, nil) }
write(fresh, 1)
print(read(fresh))            // expect: 1 1 1 1 1 1 1 1 1 1 1 1 |
for k, v := range fresh[3] { print(k, v) }
// expect: c	1
// expect: d	2
// expect: x	1

// __newindex comes between when it appears.
log := {}
guarded := setmetatable({b: 1}, {})
list[2] = guarded
write(list, 3)
print(guarded.x)              // expect: 3
guarded.x = nil
getmetatable(guarded).__newindex = func(t, k, v) { log[#log + 1] = k }
write(list, 4)
print(guarded.x, #log)        // expect: nil	7

// Methods of strings are found in the library as it is now.
func shout(s) { return s:upper() }
print(shout("a"), shout("b"))                                 // expect: A	B
upper := string.upper
string.upper = func(s) { return s .. "!" }
print(shout("a"))                                             // expect: a!
string.upper = upper
print(shout("a"))                                             // expect: A
print(pcall(func() { return ("a"):missing() }))               // expect: false	attempt to call a nil value (method 'missing' not found)
