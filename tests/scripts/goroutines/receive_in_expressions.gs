// A receive is a unary operator of the tightest level.
ch := make(chan, 5)
for i := 1; i <= 5; i++ { ch <- i }
print(<-ch + 10, -<-ch, {<-ch}[1]) // expect: 11	-2	3
t := {ch: ch}
print(<-t.ch * 2, !<-t["ch"]) // expect: 8	false
