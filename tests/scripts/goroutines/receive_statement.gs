// A receive may stand alone as a statement.
ch := make(chan, 2)
ch <- 1
ch <- 2;
<-ch
print(<-ch) // expect: 2
func wait() { <-ch }
go func() { ch <- 3 }()
wait()
print("received") // expect: received
