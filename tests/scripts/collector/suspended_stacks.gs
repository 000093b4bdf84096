// A coroutine that sleeps through many collections finds its variables as it left them; one that runs between them may
// have changed them.
// gc-period: 997
func churn() {
  for i := 1; i <= 200000; i++ { t := {a: i} }
}
func worker(name) {
  local_table := {name: name, steps: {}}
  text := name .. "!"
  for {
    command := coroutine.yield(#local_table.steps, text)
    if command == "stop" { return local_table, text }
    text = text .. command
    local_table.steps[#local_table.steps + 1] = {command: command}
  }
}
cos := {}
for i := 1; i <= 50; i++ {
  cos[i] = coroutine.create(worker)
  coroutine.resume(cos[i], "worker " .. i)
}
churn()
for round := 1; round <= 3; round++ {
  // Every tenth one runs, the others sleep on.
  for i := 10; i <= 50; i += 10 { coroutine.resume(cos[i], "." .. round) }
  churn()
}
count := 0
for i := 1; i <= 50; i++ {
  ok, t, text := coroutine.resume(cos[i], "stop")
  if t.name == "worker " .. i { count++ }
  if i % 25 == 0 { print(text, #t.steps) }
  if i == 30 { print(text, t.steps[1].command, t.steps[3].command) }
}
// expect: worker 25!	0
// expect: worker 30!.1.2.3	.1	.3
// expect: worker 50!.1.2.3	3
print(count) // expect: 50

// Coroutines that nobody can resume any more give their stacks back.
for i := 1; i <= 30000; i++ {
  co := coroutine.create(func(x) { coroutine.yield({x}) })
  coroutine.resume(co, i)
}
print("done") // expect: done
