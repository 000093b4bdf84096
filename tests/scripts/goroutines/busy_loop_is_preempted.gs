// A goroutine that never blocks does not keep the others from running.
stop := false
done := make(chan)
go func() {
  n := 0
  for !stop { n++ }
  done <- n > 0
}()
time.sleep(0.05)
stop = true
print(<-done) // expect: true
