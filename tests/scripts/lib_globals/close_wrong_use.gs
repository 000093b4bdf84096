// close works once, on channels only.
ch := make(chan, 1)
print(select("#", close(ch)))
// expect: 0
print(pcall(close, ch))
// expect: false	close of closed channel
print(pcall(close, 5))
// expect: false	bad argument #1 to 'close' (channel expected)
