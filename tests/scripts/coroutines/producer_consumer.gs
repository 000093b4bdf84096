// Two coroutines hand values to each other through a third party.
func producer() { return coroutine.create(func() { for i := 1; i <= 3; i++ { coroutine.yield("item " .. i) } }) }
func filter(source) {
  return coroutine.create(func() {
    for {
      ok, v := coroutine.resume(source)
      if v == nil { return }
      coroutine.yield(v:upper())
    }
  })
}
f := filter(producer())
for {
  ok, v := coroutine.resume(f)
  if v == nil { break }
  print(v)
}
// expect: ITEM 1
// expect: ITEM 2
// expect: ITEM 3
