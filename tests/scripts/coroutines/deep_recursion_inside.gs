// Deep recursion works inside a coroutine, and endless recursion is an error of that coroutine only.
func depth(n) { if n == 0 { return 0 } return 1 + depth(n - 1) }
print(coroutine.resume(coroutine.create(depth), 50000)) // expect: true	50000
func forever() { return 1 + forever() }
ok, message := coroutine.resume(coroutine.create(forever))
print(ok, message:contains("stack overflow")) // expect: false	true
print(depth(1000)) // expect: 1000
