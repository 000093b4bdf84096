// While one goroutine sleeps, the others run.
done := false
go func() { done = true }()
for i := 1; i <= 200; i++ {
    if done { break }
    time.sleep(0.005)
}
print(done)
// expect: true
