// loop: 6
// A global is loaded and stored in each round; a captured variable that changes lives in a cell.
count, total = 0, 0
add := nil
func run() { n := 0; add = func(k) { n = n + k }; for i := 0; i < 50; i++ {
    add(i)
    total = total + i
  } return n }
return run()
