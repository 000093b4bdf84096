// Coroutines that resume new coroutines without end run into an error that can be caught.
// skip-under: stress=qemu user-mode emulation keeps books on every page that is merely reserved
// gc-period: 499
func nest() {
  ok, e := coroutine.resume(coroutine.create(nest))
  if !ok { error(e) }
}
ok, message := pcall(nest)
print(ok, type(message)) // expect: false	string
print("goes on") // expect: goes on
