// print shows a table through its __tostring.
p := setmetatable({x: 3, y: 4}, {__tostring: func(v) { return "(" .. v.x .. "," .. v.y .. ")" }})
print(p, "and", p)
// expect: (3,4)	and	(3,4)
