// A loop with a condition alone, and two divisions: doubles.
x := 1000.0
n := 0
for x > 1 {
  x = x / 3
  n++
}
return n
