// A function may return what it receives.
ch := make(chan, 2)
ch <- "value"
ch <- "second"
func get() { return <-ch }
print(get()) // expect: value
func both() { return "first", <-ch }
print(both()) // expect: first	second
