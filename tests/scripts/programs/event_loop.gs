// An event loop that takes events from producers through a channel and runs their handlers.
events := make(chan, 4)
handlers := {}
func on(name, f) {
  list := handlers[name] || {}
  list[#list + 1] = f
  handlers[name] = list
}
totals := {}
on("add", func(e) { totals[e.key] = (totals[e.key] || 0) + e.n })
on("add", func(e) { if e.n > 4 { events_big = (events_big || 0) + 1 } })
on("fail", func(e) { error("handler of " .. e.key .. " failed") })
running := 3
func producer(key, n) {
  for i := 1; i <= n; i++ { events <- {name: "add", key: key, n: i} }
  if key == "b" { events <- {name: "fail", key: key} }
  events <- {name: "unknown"}
  events <- {name: "done"}
}
go producer("a", 5)
go producer("b", 10)
go producer("c", 1)
errors, ignored := {}, 0
for running > 0 {
  e := <-events
  if e.name == "done" { running-- continue }
  list := handlers[e.name]
  if list == nil { ignored++ continue }
  for _, f := range list {
    ok, message := pcall(f, e)
    if !ok { errors[#errors + 1] = message }
  }
}
print(totals.a, totals.b, totals.c, events_big, ignored) // expect: 15	55	1	7	3
print(#errors, errors[1]) // expect: 1	handler of b failed
