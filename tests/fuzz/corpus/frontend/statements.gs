x := 1; var y, z int = 2, "a\n\q"
a.b[c], d = f(...), {1, k: 2, "s": 3, [4]: 5; if: 6}
if a < 1 && !b { x++ } elseif c { y ..= `raw` } else if d {} else { z **= 2 }
for i := 0; i < 10; i++ { continue }
for k, v := range t { break }
for ;; { { return -x ** 2, #t, (f()) } }
while n > 0 { n -= 1.5e3 }
go obj:m(1,)
ch <- <-make(chan, 3)
m := make(map[string]int); s := make([]float64, n, 2)
