// A simulation of a counter with a queue, driven by its own random numbers.
seed := 7
func random(n) {
  seed = (seed * 16807) % 2147483647
  return seed % n
}
queue := {first: 1, last: 0}
func push(q, v) { q.last++ q[q.last] = v }
func pop(q) {
  v := q[q.first]
  q[q.first] = nil
  q.first++
  return v
}
served, waited, longest, busy := 0, 0, 0, 0
for minute := 1; minute <= 5000; minute++ {
  if random(10) < 3 { push(queue, minute) }
  if busy > 0 { busy-- }
  if busy == 0 && queue.first <= queue.last {
    waited += minute - pop(queue)
    served++
    busy = 1 + random(4)
  }
  length := queue.last - queue.first + 1
  if length > longest { longest = length }
}
print(served, waited, longest, queue.last - queue.first + 1, seed) // expect: 1499	4972	11	0	470807853
