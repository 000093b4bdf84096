// Channels are values that channels can carry.
requests := make(chan)
go func() {
  for r := range requests { r.reply <- r.x * 2 }
}()
func ask(x) {
  reply := make(chan)
  requests <- {x: x, reply: reply}
  return <-reply
}
print(ask(4), ask(21)) // expect: 8	42
ch := make(chan, 1)
ch <- ch
print(<-ch == ch) // expect: true
