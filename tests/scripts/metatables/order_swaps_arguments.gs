// a > b calls __lt(b, a), after a and b were evaluated in that order.
log := ""
mt := {__lt: func(x, y) { log ..= "lt(" .. x.name .. "," .. y.name .. ")" return true }}
func v(name) { log ..= name .. ";" return setmetatable({name: name}, mt) }
print(v("a") > v("b")) // expect: true
print(log) // expect: a;b;lt(b,a)
