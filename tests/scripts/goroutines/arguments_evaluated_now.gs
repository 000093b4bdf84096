// Function and arguments of a go statement are evaluated at once.
done := make(chan)
x := 1
f := func(v) { done <- v }
go f(x)
x = 2
f = nil
print(<-done) // expect: 1
