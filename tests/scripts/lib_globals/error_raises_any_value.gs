// error raises its argument unchanged: text is not decorated, tables keep identity.
print(pcall(error, "plain"))
// expect: false	plain
print(pcall(error))
// expect: false	nil
print(pcall(error, 12.5))
// expect: false	12.5
e := {code: 7}
ok, got := pcall(error, e)
print(ok, got == e, got.code)
// expect: false	true	7
print(pcall(error, "level is ignored", 2))
// expect: false	level is ignored
