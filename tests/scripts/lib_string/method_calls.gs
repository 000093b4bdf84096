// Library functions can be called as methods of a string.
s := "Hello"
print(s:upper(), s:lower(), s:len(), s:sub(2, 3))
// expect: HELLO	hello	5	el
print(s:rep(2, "-"), s:byte(1), s:find("l"))
// expect: Hello-Hello	72	3	3
print(("x"):rep(3), s:gsub("l", "L"))
// expect: xxx	HeLLo	2
print(("%d-%s"):format(7, "a"))
// expect: 7-a
