// A less-than sign directly before a minus sign is the channel arrow; a space separates them.
a := 0
print(a < -1, a > -1) // expect: false	true
ch := make(chan, 1)
ch<-1
print(<-ch) // expect: 1
