// Results of the call of a go statement are dropped.
done := make(chan)
func f(x) { done <- x return x, x }
go f(1)
print(<-done) // expect: 1
go func(a, b) { done <- a + b return "ignored" }(2, 3)
print(<-done) // expect: 5
