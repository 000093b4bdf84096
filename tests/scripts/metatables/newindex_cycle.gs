// An endless chain of __newindex tables is an error.
a, b := {}, {}
setmetatable(a, {__newindex: b})
setmetatable(b, {__newindex: a})
print((pcall(func() { a.x = 1 }))) // expect: false
print(rawget(a, "x"), rawget(b, "x")) // expect: nil	nil
