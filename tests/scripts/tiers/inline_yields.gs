// A coroutine yields below an inlined function, whose frame is made for it, and goes on there, many times.
slow := setmetatable({}, {
  __add: func(a, b) { return coroutine.yield("add", b) },
  __lt: func(a, b) { return coroutine.yield("lt") },
  __index: func(t, k) { return coroutine.yield("index", k) },
  __newindex: func(t, k, v) { coroutine.yield("newindex", k, v) },
  __eq: func(a, b) { return coroutine.yield("eq") },
})
func add(a, b) { return a + b }
func smaller(a, b) { if a < b { return "smaller" } return "not smaller" }
func get(o) { return o.key }
func set(o, v) { o.key = v }
func ends(n) {
  if n == slow { return "equal" }
  if n == 0 { return 0 }
  return ends(n - 1)
}
another := setmetatable({}, getmetatable(slow))
func body(n) {
  out := {}
  for i := 1; i <= n; i++ {
    o := i % 3 == 0 && slow || {key: i}
    number := i % 5 == 0 && slow || i
    out[#out + 1] = add(number, i)
    out[#out + 1] = smaller(number, 3)
    set(o, i)
    out[#out + 1] = tostring(get(o))
    if i % 7 == 0 { out[#out + 1] = tostring(ends(another)) } else { out[#out + 1] = ends(i % 4) }
  }
  return table.concat(out, " ")
}
for round := 1; round <= 3; round++ {
  co := coroutine.create(body)
  results := {coroutine.resume(co, 12)}
  k := 0
  for coroutine.status(co) != "dead" {
    k++
    if round == 2 { print(unpack(results)) }
    results = {coroutine.resume(co, k)}
  }
  print(k, results[2])
}
// expect: 13	2 smaller 1 0 4 smaller 2 0 6 not smaller 2 0 8 not smaller 4 0 3 smaller 5 0 12 not smaller 6 0 14 not smaller 7 equal 16 not smaller 8 0 18 not smaller 9 0 10 smaller 10 0 22 not smaller 11 0 24 not smaller 13 0
// expect: true	newindex	key	3
// expect: true	index	key
// expect: true	add	5
// expect: true	lt
// expect: true	newindex	key	6
// expect: true	index	key
// expect: true	eq
// expect: true	newindex	key	9
// expect: true	index	key
// expect: true	add	10
// expect: true	lt
// expect: true	newindex	key	12
// expect: true	index	key
// expect: 13	2 smaller 1 0 4 smaller 2 0 6 not smaller 2 0 8 not smaller 4 0 3 smaller 5 0 12 not smaller 6 0 14 not smaller 7 equal 16 not smaller 8 0 18 not smaller 9 0 10 smaller 10 0 22 not smaller 11 0 24 not smaller 13 0
// expect: 13	2 smaller 1 0 4 smaller 2 0 6 not smaller 2 0 8 not smaller 4 0 3 smaller 5 0 12 not smaller 6 0 14 not smaller 7 equal 16 not smaller 8 0 18 not smaller 9 0 10 smaller 10 0 22 not smaller 11 0 24 not smaller 13 0
// Two coroutines take turns.
a, b := coroutine.wrap(body), coroutine.wrap(body)
ra, rb := a(6), b(6)
for k := 1; k <= 12; k++ {
  if type(ra) == "string" && #ra < 9 { ra = a(k) }
  if type(rb) == "string" && #rb < 9 { rb = b(-k) }
}
print(ra)
print(rb)
// expect: 2 smaller 1 0 4 smaller 2 0 6 not smaller 2 0 8 not smaller 4 0 3 smaller 5 0 12 not smaller 6 0
// expect: 2 smaller 1 0 4 smaller 2 0 6 not smaller -2 0 8 not smaller 4 0 -3 smaller 5 0 12 not smaller -6 0
// An inlined function's frame made in a goroutine, and in a coroutine that is never resumed.
done := make(chan)
go func() {
  s := 0
  for i := 1; i <= 100; i++ { s = add(s, i) }
  done <- s
}()
print(<-done)
co := coroutine.wrap(body)
print(co(30))
co = nil
// expect: 5050
// expect: newindex	key	3
