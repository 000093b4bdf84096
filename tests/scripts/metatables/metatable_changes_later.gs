// A metamethod added or replaced later takes effect at once.
mt := {}
o := setmetatable({}, mt)
func get(t) { return t.x }
func add(t) { return t + 1 }
for i := 0; i < 200; i++ { if get(o) != nil { print("unexpected") } }
print((pcall(add, o))) // expect: false
mt.__index = {x: "found"}
mt.__add = func() { return "added" }
print(get(o), add(o)) // expect: found	added
mt.__index = func() { return "computed" }
print(get(o)) // expect: computed
mt.__index = nil
print(get(o)) // expect: nil
mt.__add = nil
print((pcall(add, o))) // expect: false
