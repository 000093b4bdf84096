// A variable declared in a loop body is new in every iteration.
fs := {}
for i := 1; i <= 3; i++ {
  x := i * 10
  fs[i] = func() { x++ return x }
}
print(fs[1](), fs[1](), fs[2](), fs[3]()) // expect: 11	12	21	31
gs := {}
n := 0
for n < 3 { n++ y := n gs[n] = func() { return y } }
print(gs[1](), gs[2](), gs[3]()) // expect: 1	2	3
