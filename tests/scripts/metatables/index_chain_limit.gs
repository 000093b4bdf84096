// A chain of __index tables may be long, but not endless.
func chain(n) {
  t := {found: "deep"}
  for i := 1; i <= n; i++ { t = setmetatable({}, {__index: t}) }
  return t
}
print(chain(40).found, chain(40).missing) // expect: deep	nil
loop := {}
setmetatable(loop, {__index: loop})
print((pcall(func() { return loop.x }))) // expect: false
a, b := {}, {}
setmetatable(a, {__index: b})
setmetatable(b, {__index: a})
print((pcall(func() { return a.x }))) // expect: false
a.x = 1
print(b.x) // expect: 1
