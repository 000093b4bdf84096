// Both sides of a send may be any expression; the value is one value.
t := {out: make(chan, 3)}
func two() { return 1, 2 }
t.out <- two()
t["out"] <- 2 + 3
func chan_of() { return t.out }
chan_of() <- "x" .. "y"
print(<-t.out, <-t.out, <-t.out) // expect: 1	5	xy
