// A line that begins with a parenthesis continues the expression before it.
f := func() { return "called" }
y := f
()
print(y) // expect: called
g := f;
(func() { print("separate") })() // expect: separate
print(type(g)) // expect: function
