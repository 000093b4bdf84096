// Sleeping lets other goroutines run and wakes in order of time.
out := make(chan, 3)
go func() { time.sleep(0.12) out <- "third" }()
go func() { time.sleep(0.01) out <- "first" }()
go func() { time.sleep(0.06) out <- "second" }()
print(<-out, <-out, <-out) // expect: first	second	third
