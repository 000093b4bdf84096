// Variables keep the values they had when the error was raised.
x := 1
t := {}
func f() {
  y := 10
  ok, e := pcall(func() {
    x = 2
    y = 20
    t.a = "set"
    error("stop")
    x = 3
  })
  return y
}
print(f(), x, t.a) // expect: 20	2	set
for i := 1; i <= 3; i++ { pcall(func() { x += i error() }) }
print(x) // expect: 8
