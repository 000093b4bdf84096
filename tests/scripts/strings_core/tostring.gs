// tostring gives the text that print writes.
print(tostring(nil), tostring(true), tostring(12), tostring(1.5), tostring("s")) // expect: nil	true	12	1.5	s
print(tostring(), type(tostring(1))) // expect: nil	string
print(tostring(print), tostring(string.upper)) // expect: function: print	function: string.upper
print(tostring({}):sub(1, 9), tostring(func() {}):sub(1, 12)) // expect: table: 0x	function: 0x
print(tostring(make(chan)):sub(1, 11), tostring(coroutine.create(print)):sub(1, 13)) // expect: channel: 0x	coroutine: 0x
t := {}
print(tostring(t) == tostring(t), tostring(t) == tostring({})) // expect: true	false
