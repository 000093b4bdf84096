// A caught value may be raised again and keeps its identity.
e := {}
ok, v := pcall(func() {
  ok, v := pcall(error, e)
  error(v)
})
print(ok, v == e) // expect: false	true
