// The program ends when the main chunk ends, whatever other goroutines do.
ch := make(chan)
go func() { <-ch print("never") }()
go func() { for { time.sleep(10) } }()
print("main ends") // expect: main ends
