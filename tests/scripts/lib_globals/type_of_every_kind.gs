// type names the eight kinds of value.
print(type(nil), type(true), type(1), type(1.5), type("s"))
// expect: nil	boolean	number	number	string
print(type({}), type(print), type(func() {}))
// expect: table	function	function
print(type(coroutine.create(func() {})), type(make(chan)))
// expect: coroutine	channel
