// Any value except nil and NaN is a key; numbers and strings never mix.
t := {}
f := func() {}
u := {}
t[1], t["1"], t[true], t[false], t[f], t[u], t[2.5] = "int", "str", "yes", "no", "func", "table", "float"
print(t[1], t["1"], t[true], t[false], t[f], t[u], t[2.5]) // expect: int	str	yes	no	func	table	float
print(t[{}], t[func() {}]) // expect: nil	nil
ch := make(chan)
co := coroutine.create(print)
t[ch], t[co] = "chan", "co"
print(t[ch], t[co]) // expect: chan	co
