// Recursion through several functions and methods ends in the same error.
func a(n) { return b(n) + 1 }
func b(n) { return c(n) + 1 }
func c(n) { return a(n) + 1 }
ok, message := pcall(a, 1)
print(ok, message:contains("stack overflow")) // expect: false	true
o := {}
o.run = func(self) { self:run() }
ok, message = pcall(o.run, o)
print(ok, message:contains("stack overflow")) // expect: false	true
