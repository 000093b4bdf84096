// Found by random programs: the main program waits for a channel while a collection marks in steps. Minor collections in
// between trace the stack of a coroutine that has been paused; what it alone refers to, old cells too, has to be marked
// then, because the stack is not looked at again.
// flags: --seed=7 --stress=gc
func show(v, depth) {
  if kind == "string" {
    if depth <= 0 { return "{..}" }
  }
}
func out(label, ...) {
  texts := {}
}
func try(label, f, ...) {
  r := table.pack(pcall(f, ...))
  texts := {}
}
func clip(s) {
}
func near(x) {
  return tonumber(string.format("%.8e", x)) || x
}
func fn4(p5, p6, p7) {
  pcall(func() {
    for k8, v9 := range ({1, 2, 3}) {
    }
    if ((-12) != 0) {
      o11 := {b: n2, name: (p5 ** 3)}
    }
  })
}
func fn13() {
  if ((n2 != n2) && !true) {
  }
  for i18 := 1; i18 <= 4; i18 += 1 {
    for i19 := 3; i19 > 0; i19-- {
      o17.next = math.sign(i18)
    }
    t1 = "%d+\\"
  }
}
func section20() {
  make21 := func(i) {
    o := {n: {i}}
    if i % 91 == 90 { o.y = nil }
    if i > 250 { setmetatable(o, {__index: {zz: i}}) }
  }
  use22 := func(o, k) { o.n += 1 return o.n }
  var a24 int = {}
  for i23 := 1; i23 <= 1500; i23++ {
    o := make21(i23)
    if i23 % 375 == 3 { out("sh25", ok, r, o) }
  }
  for j, o := range a24 {
  }
}
try("shapes", section20)
try("shapes again", section20)
loop26 := func(n) {
  while i <= 140 {
    if i >= n { flag, stop, state = false, true, "end" }
  }
}
count, last := 0, nil
for i := 140737488355320; i != 140737488355327; i += 1 {
}
var n34 int = 0
for i32 := 1500; i32 != 0; i32-- {
  for j33 := 0; j33 < 4; j33++ {
  }
}
pool := {setmetatable({}, meta), 1e308, 2, 5e-324, (-140737488355327 - 1), 3.0, false, "x", (-7), (0 / 0), print}
for i, x := range pool {
  for j, y := range pool {
  }
}
ch := make(chan, 4)
go func() {
  for i := range 200 {
    if i % 2 == 1 { ch <- -i continue }
    pcall(func() { ch <- i if i % 4 == 0 { error(i) } })
  }
  close(ch)
}()
t := {}
for v := range ch { table.insert(t, v) }
print(#t) // expect: 200
