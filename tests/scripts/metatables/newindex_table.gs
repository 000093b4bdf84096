// A __newindex table receives the stores to absent keys.
store := {}
t := setmetatable({own: 1}, {__newindex: store})
t.own = 2
t.other = 3
print(rawget(t, "own"), rawget(t, "other"), store.other, store.own) // expect: 2	nil	3	nil
t.own = nil
t.own = 4
print(rawget(t, "own"), store.own) // expect: nil	4
