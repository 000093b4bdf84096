// Appending to a string leaves every other string made from it alone.
a := string.rep("ab", 100)
b := a .. "1"
c := a .. "2"
d := b .. c
a = a .. "3"
print(#a, #b, #c, #d) // expect: 201	201	201	402
print(a:sub(-1), b:sub(-1), c:sub(-1), d:sub(201, 201), d:sub(-1)) // expect: 3	1	2	1	2
