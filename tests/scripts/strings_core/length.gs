// The length of a string is its count of bytes.
print(#"", #"abc", #"héllo", #"a\nb") // expect: 0	3	6	3
print(len("abc"), len({1, 2})) // expect: 3	2
s := "xyz"
print(#s + 1, -#s) // expect: 4	-3
print(pcall(func() { return #5 })) // expect: false	attempt to get length of a number value
print(pcall(func() { x := nil return #x })) // expect: false	attempt to get length of a nil value
