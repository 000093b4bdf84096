// A named local function that is assigned again calls the new value, in its own body too.
func f() {
  func rec(n) { if n == 0 { return "old" } return rec(n - 1) }
  old := rec
  rec = func(n) { return "new" }
  return old(0), old(1), rec(5)
}
print(f()) // expect: old	new	new
func g() {
  func me() { return me }
  keep := me
  me := "shadow"
  return keep() == keep, me
}
print(g()) // expect: true	shadow
func h() {
  func name() { name = "changed" return name }
  return name(), name
}
print(h()) // expect: changed	changed
