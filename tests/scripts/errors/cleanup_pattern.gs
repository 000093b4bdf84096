// A protected call lets a function clean up and raise the error again.
log := ""
func with(resource, body) {
  log ..= "open " .. resource .. ";"
  ok, e := pcall(body, resource)
  log ..= "close " .. resource .. ";"
  if !ok { error(e) }
  return e
}
print(with("a", func(r) { return r .. "!" })) // expect: a!
print(pcall(with, "b", func(r) { error("failed " .. r) })) // expect: false	failed b
print(log) // expect: open a;close a;open b;close b;
