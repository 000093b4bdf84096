// loop: 6
// rounds: 6
// What is skipped joins the next round; the way out was not taken in these rounds.
sum := 0
for i := 0; i < 50; i++ {
  if i % 3 == 0 { continue }
  if i > 40 { break }
  sum += i
}
return sum
