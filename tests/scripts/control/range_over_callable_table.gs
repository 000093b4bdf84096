// A table is ranged over as a table even if it can be called.
t := setmetatable({7}, {__call: func() { error("never called") }})
for k, v := range t { print(k, v) } // expect: 1	7
