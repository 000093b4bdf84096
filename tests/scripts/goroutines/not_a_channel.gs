// Channel operations on other values are errors.
print((pcall(func() { x := nil x <- 1 }))) // expect: false
print((pcall(func() { x := {} return <-x }))) // expect: false
print((pcall(close, nil))) // expect: false
print((pcall(close, 5))) // expect: false
