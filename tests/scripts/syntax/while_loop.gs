// `while` is another spelling of the loop with a condition.
var n = 3
while n > 0 { n-- }
print(n) // expect: 0
while true {
  n++
  if n == 2 { continue }
  if n > 3 { break }
}
print(n) // expect: 4
while (n > 0) { n -= 2 }
print(n) // expect: 0
