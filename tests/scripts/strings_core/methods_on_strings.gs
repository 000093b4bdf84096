// Methods of a string are the functions of the string library.
s := "Hello"
print(s:upper(), s:lower(), s:len(), s:rep(2)) // expect: HELLO	hello	5	HelloHello
print(s:sub(2, 3), ("x"):rep(3), "lit":upper()) // expect: el	xxx	LIT
print(s.upper == string.upper, s.upper(s)) // expect: true	HELLO
print(s.nothing, s[1]) // expect: nil	nil
s:upper()
string.shout = func(x) { return x:upper() .. "!" }
print(s:shout()) // expect: HELLO!
