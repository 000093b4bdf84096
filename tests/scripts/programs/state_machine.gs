// A vending machine as a table of states and events.
machine := {
  idle: {coin: func(m, n) { m.credit += n return "ready" }},
  ready: {
    coin: func(m, n) { m.credit += n return "ready" },
    choose: func(m, price) {
      if m.credit < price { return "ready" }
      m.credit -= price
      m.sold++
      return m.credit > 0 && "ready" || "idle"
    },
    cancel: func(m) { m.refund += m.credit m.credit = 0 return "idle" },
  },
}
m := {state: "idle", credit: 0, sold: 0, refund: 0, rejected: 0}
func send(event, n) {
  action := machine[m.state][event]
  if action == nil { m.rejected++ return }
  m.state = action(m, n)
}
for round := 1; round <= 100; round++ {
  send("choose", 50)
  send("coin", 20) send("coin", 50)
  send("choose", 50)
  if round % 2 == 0 { send("cancel") }
}
print(m.state, m.credit, m.sold, m.refund, m.rejected) // expect: idle	0	100	2000	50
