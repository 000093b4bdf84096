// A range over a table is raw.
mt := {__index: func(t, k) { return "from index" }, __pairs: func() { error("never") }, __len: func() { return 100 }}
t := setmetatable({a: 1}, mt)
for k, v := range t { print(k, v) } // expect: a	1
