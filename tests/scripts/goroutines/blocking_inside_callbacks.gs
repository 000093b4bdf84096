// A goroutine may block inside pcall, metamethods, iterators and comparators.
ch := make(chan)
go func() { for i := 1; ; i++ { ch <- i } }()
print(pcall(func() { return <-ch })) // expect: true	1
o := setmetatable({}, {__index: func(t, k) { return k .. <-ch }})
print(o.key) // expect: key2
for v := range func() { x := <-ch if x < 5 { return x } } { print(v) }
// expect: 3
// expect: 4
t := {"b", "a"}
before := <-ch
table.sort(t, func(a, b) { <-ch return a < b })
print(t[1], t[2], <-ch > before) // expect: a	b	true
