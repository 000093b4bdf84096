// Tables, script functions, coroutines and channels show their kind and an identity.
func prefix(v) { return string.match(tostring(v), "^(%a+: 0x)%x+$") }
print(prefix({}))
// expect: table: 0x
print(prefix(func() {}))
// expect: function: 0x
print(prefix(coroutine.create(func() {})))
// expect: coroutine: 0x
print(prefix(make(chan)))
// expect: channel: 0x
t := {}
print(tostring(t) == tostring(t), tostring(t) == tostring({}))
// expect: true	false
