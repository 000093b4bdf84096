// The six ways to leave a loop that has been compiled, each in the middle of a round, with registers of every type under way: what
// they hold behind the exit is what they would hold had nothing been compiled.

// What goes round: integers, a double, a string, a boolean, a table; `log` is what was stored.
func go_round(list, object, n, limit) {
  i := 1
  sum := 0.5
  count := 0
  last := "none"
  even := false
  holder := object
  log := {}
  for i <= n {
    x := list[i]
    if x == nil { return "bounds", i, sum, count, last, even, holder.step, #log }
    sum = sum + x
    count = count + holder.step
    even = !even
    log[i] = count
    if sum > limit {
      last = "flip"
      limit = limit * 2
    }
    i = i + 1
  }
  return "end", i, sum, count, last, even, holder.step, #log
}

func doubles(n) {
  list := {}
  for k := 1; k <= n; k++ { list[k] = k * 0.25 }
  return list
}

// It is compiled while all is as usual.
for k := 1; k <= 400; k++ { go_round(doubles(40), {step: 3}, 40, 1e9) }

func show(way, list, object, n, limit) { print(way, pcall(go_round, list, object, n, limit)) }

show("loop end", doubles(40), {step: 3}, 40, 1e9)       // expect: loop end	true	end	41	205.5	120	none	false	3	40
show("bounds", doubles(17), {step: 3}, 40, 1e9)         // expect: bounds	true	bounds	18	38.75	51	none	true	3	17

mixed := doubles(40)
mixed[23] = 23
show("type", mixed, {step: 3}, 40, 1e9)                 // expect: type	true	end	41	222.75	120	none	false	3	40
mixed[23] = "text"
show("type", mixed, {step: 3}, 40, 1e9)                 // expect: type	false	attempt to perform arithmetic on a string value

big := 140737488355327
show("overflow", doubles(5), {step: big - 10}, 5, 1e9)  // expect: overflow	true	end	6	4.25	7.03687441776585e+14	none	true	140737488355317	5
show("shape", doubles(40), {other: 1, step: 5}, 40, 1e9)// expect: shape	true	end	41	205.5	200	none	false	5	40
show("shape", doubles(40), {step: 0.5}, 40, 1e9)        // expect: shape	true	end	41	205.5	20.0	none	false	0.5	40
show("branch flip", doubles(40), {step: 3}, 40, 100.0)    // expect: branch flip	true	end	41	205.5	120	flip	false	3	40
