// A proxy with __index and __newindex counts every access.
func track(target) {
  reads, writes := 0, 0
  proxy := setmetatable({}, {
    __index: func(_, k) { reads++ return target[k] },
    __newindex: func(_, k, v) { writes++ target[k] = v },
    __len: func() { return #target },
  })
  return proxy, func() { return reads, writes }
}
p, stats := track({1, 2, 3})
p[4] = p[1] + p[3]
p[1]++
p.name = "p"
print(p[4], p[1], #p, p.name) // expect: 4	2	4	p
print(stats()) // expect: 6	3
