// Protected calls nest; each catches the errors below it only.
log := ""
ok, e := pcall(func() {
  ok, e := pcall(func() { error("inner") })
  log ..= "caught " .. e .. ";"
  error("outer")
})
print(log, ok, e) // expect: caught inner;	false	outer
print(pcall(pcall, error, "x")) // expect: true	false	x
print(pcall(pcall)) // expect: true	false	pcall requires a function
