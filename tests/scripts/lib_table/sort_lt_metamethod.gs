// Without a comparator, elements with __lt are ordered by it in a comparator using <.
mt := {__lt: func(a, b) { return a.v < b.v }}
t := {}
for i, v := range ipairs({3, 1, 2}) { t[i] = setmetatable({v: v}, mt) }
table.sort(t, func(a, b) { return a < b })
print(t[1].v, t[2].v, t[3].v)
// expect: 1	2	3
