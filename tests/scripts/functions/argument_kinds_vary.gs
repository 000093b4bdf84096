// One function may be called with values of every kind.
func show(x) { return type(x) .. ":" .. tostring(x == x) }
out := {}
for i := 1; i <= 200; i++ {
  args := {1, 2.5, "s", true, {}, print, 0 / 0}
  out[i] = show(args[i % 7 + 1])
}
print(out[7], out[1], out[2], out[3]) // expect: number:true	number:true	string:true	boolean:true
print(out[4], out[5], out[6], show(nil)) // expect: table:true	function:true	number:false	nil:true
