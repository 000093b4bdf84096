// A cache that forgets the least recently used entry, as a doubly linked list with an index.
func new_cache(capacity) {
  head, tail := {}, {}
  head.next, tail.prev = tail, head
  index := {}
  size := 0
  func unlink(e) { e.prev.next, e.next.prev = e.next, e.prev }
  func push(e) {
    e.prev, e.next = head, head.next
    head.next.prev = e
    head.next = e
  }
  return {
    get: func(key) {
      e := index[key]
      if e == nil { return nil }
      unlink(e)
      push(e)
      return e.value
    },
    put: func(key, value) {
      e := index[key]
      if e != nil { unlink(e) } else {
        size++
        if size > capacity {
          index[tail.prev.key] = nil
          unlink(tail.prev)
          size--
        }
      }
      e = {key: key, value: value}
      index[key] = e
      push(e)
    },
    keys: func() {
      out := {}
      e := head.next
      for e != tail { out[#out + 1] = e.key e = e.next }
      return table.concat(out, ",")
    },
  }
}
c := new_cache(3)
c.put("a", 1) c.put("b", 2) c.put("c", 3)
print(c.keys(), c.get("a"), c.keys()) // expect: c,b,a	1	a,c,b
c.put("d", 4)
print(c.keys(), c.get("b")) // expect: d,a,c	nil
c.put("a", 10)
print(c.keys(), c.get("a")) // expect: a,d,c	10
big := new_cache(100)
hits := 0
for i := 0; i < 20000; i++ {
  k := i * i % 151
  if big.get(k) != nil { hits++ } else { big.put(k, i) }
}
print(hits) // expect: 19924
