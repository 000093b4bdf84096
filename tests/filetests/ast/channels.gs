// make, send and receive; a line that starts with <- after a call is a statement of its own.
ch := make(chan)
buffered := make(chan, 10)
go worker(ch, buffered)
go obj:run(1)
ch <- 1 + 2
tick()
<-ch
v := <-ch
f(<-ch, <-buffered + 1)
func next() { return <-ch }
// ast: main
// ast:   declare ch = (make-chan)
// ast:   declare buffered = (make-chan 10)
// ast:   go (call worker ch buffered)
// ast:   go (method run obj 1)
// ast:   send ch (+ 1 2)
// ast:   do (call tick)
// ast:   do (receive ch)
// ast:   declare v = (receive ch)
// ast:   do (call f (receive ch) (+ (receive buffered) 1))
// ast:   func next = #1
// ast:     #1 next ()
// ast:       return (receive ch)
