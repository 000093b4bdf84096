// Goroutines share globals, also those first made after the go statement.
done := make(chan)
counter := 0
go func() {
  counter = counter + 1
  created = "by goroutine"
  done <- true
  <-done
  seen = later
  done <- true
}()
<-done
print(counter, created) // expect: 1	by goroutine
later := "made afterwards"
done <- true
<-done
print(seen) // expect: made afterwards
