// loop: 6
// A table stored into a field of another one: the collector is told.
a := {n: 1}
b := {n: 2}
for i := 0; i < 50; i++ {
  a.other = b
  b.n = i
}
return b.n
