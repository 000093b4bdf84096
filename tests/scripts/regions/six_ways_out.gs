// The six ways to leave a loop that has been compiled, each in the middle of a round, with registers of every type under way: what
// they hold behind the exit is what they would hold had nothing been compiled.

// What goes round: integers, a double, a string, a boolean, a table; `log` is what was stored.
func go_round(list, objects, n, limit) {
  i := 1
  sum := 0.5
  count := 0
  last := "none"
  even := false
  holder := objects[1]
  log := {}
  for i <= n {
    x := list[i]
    if x == nil { return "bounds", i, sum, count, last, even, holder.step, #log }
    sum = sum + x
    holder = objects[i]
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
func objects(n, at, other) {
  list := {}
  for k := 1; k <= n; k++ { list[k] = {step: k % 5} }
  if at != nil { list[at] = other }
  return list
}

// It is compiled while all is as usual.
for k := 1; k <= 400; k++ { go_round(doubles(40), objects(40), 40, 1e9) }

func show(way, list, objects, n, limit) { print(way, pcall(go_round, list, objects, n, limit)) }

show("loop end", doubles(40), objects(40), 40, 1e9) // expect: loop end	true	end	41	205.5	80	none	false	0	40
show("bounds", doubles(17), objects(40), 40, 1e9) // expect: bounds	true	bounds	18	38.75	33	none	true	2	17

mixed := doubles(40)
mixed[23] = 23
show("type", mixed, objects(40), 40, 1e9) // expect: type	true	end	41	222.75	80	none	false	0	40
mixed[23] = "text"
show("type", mixed, objects(40), 40, 1e9) // expect: type	false	attempt to perform arithmetic on a string value

big := {step: 140737488355327}
show("overflow", doubles(40), objects(40, 12, big), 40, 1e9) // expect: overflow	true	end	41	205.5	1.40737488355405e+14	none	false	0	40
show("shape", doubles(40), objects(40, 12, {other: 1, step: 5}), 40, 1e9) // expect: shape	true	end	41	205.5	83	none	false	0	40
show("branch flip", doubles(40), objects(40), 40, 100.0) // expect: branch flip	true	end	41	205.5	80	flip	false	0	40
// (From here on no field of that name can be relied on to hold integers.)
show("shape", doubles(40), objects(40, 12, {step: 0.5}), 40, 1e9) // expect: shape	true	end	41	205.5	78.5	none	false	0	40
