// Single operations, one by one: the twin of weakspots.lua, operation for operation (README.md in the folder above).
//
//   weakspots.gs check           one line each: name, what it computes for a small count
//   weakspots.gs run NAME COUNT  does one operation so many times; whoever starts it takes the time
//
// An operation is a function of a count n, always a multiple of 1000, that does its work n times and returns a number
// which depends on all of it, so that nothing can be left out.

operations := {}
func operation(name, run) { operations[#operations + 1] = {name: name, run: run} }

// A generator of pseudo-random numbers that every engine computes exactly.
seed := 42
func random(limit) {
  seed = seed * 16807 % 2147483647
  return seed % limit
}

func random_row(count, limit) {
  row := {}
  for i := 1; i <= count; i++ { row[i] = random(limit) }
  return row
}

// ---------------------------------------------------------------- closures and calls

operation("closure: make and call", func(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    f := func() { return i }
    sum = sum + f()
  }
  return sum
})

operation("pcall of a function", func(n) {
  func f(x) { return x }
  sum := 0
  for i := 1; i <= n; i++ {
    _, x := pcall(f, i)
    sum = sum + x
  }
  return sum
})

operation("pcall of an error", func(n) {
  func f() { error("x", 0) }
  sum := 0
  for i := 1; i <= n; i++ {
    if !pcall(f) { sum = sum + 1 }
  }
  return sum
})

operation("varargs: {...} of 3", func(n) {
  func f(...) {
    t := {...}
    return t[2]
  }
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + f(i, 2, i) }
  return sum
})

operation("varargs: select('#', ...)", func(n) {
  func f(...) { return select("#", ...) }
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + f(i, 2, i) }
  return sum
})

operation("recursion: sum of a tree of 1023 nodes", func(n) {
  func make(depth) {
    if depth == 0 { return {value: 1} }
    return {value: 1, left: make(depth - 1), right: make(depth - 1)}
  }
  func total(tree) {
    left, right := tree.left, tree.right
    return tree.value + (left && total(left) || 0) + (right && total(right) || 0)
  }
  tree, sum := make(9), 0
  for i := 1; i <= n / 1000; i++ { sum = sum + total(tree) }
  return sum
})

// ---------------------------------------------------------------- objects

func classes(count) {
  list := {}
  for c := 1; c <= count; c++ {
    class := {}
    class.__index = class
    class.get = func(self, x) { return self.value + x }
    list[c] = class
  }
  return list
}

func objects(count, class_count) {
  list, made := classes(class_count), {}
  for i := 1; i <= count; i++ {
    class := class_count == 4 && i % 4 || random(class_count)
    made[i] = setmetatable({value: i % 7}, list[class + 1])
  }
  return made
}

func call_methods(made, n) {
  sum, at := 0, 1
  for i := 1; i <= n; i++ {
    sum = sum + made[at]:get(1)
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return sum
}

operation("method call, class by __index", func(n) { return call_methods(objects(1000, 1), n) })
operation("method call, 4 classes in turn", func(n) { return call_methods(objects(1000, 4), n) })
operation("method call, 16 classes at random", func(n) { return call_methods(objects(1000, 16), n) })

func objects_of_8_shapes() {
  list := {}
  for i := 1; i <= 1000; i++ {
    object, shape := {}, random(8)
    if shape == 1 { object.a = 1 }
    elseif shape == 2 { object.b = 1 }
    elseif shape == 3 { object.c = 1; object.d = 1 }
    elseif shape == 4 { object.e = 1 }
    elseif shape == 5 { object.f = 1 }
    elseif shape == 6 { object.g = 1; object.h = 1 }
    elseif shape == 7 { object.i = 1 }
    object.x = i
    list[i] = object
  }
  return list
}

operation("field x of 8 shapes at random", func(n) {
  list := objects_of_8_shapes()
  sum, at := 0, 1
  for i := 1; i <= n; i++ {
    sum = sum + list[at].x
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return sum
})

operation("store to field x of 8 shapes at random", func(n) {
  list := objects_of_8_shapes()
  at := 1
  for i := 1; i <= n; i++ {
    list[at].x = i
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return list[17].x
})

operation("__index function", func(n) {
  t := setmetatable({}, {__index: func(_, k) { return k }})
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + t[i] }
  return sum
})

operation("__add on vectors of 2 fields", func(n) {
  meta := {}
  meta.__add = func(a, b) { return setmetatable({x: a.x + b.x, y: a.y + b.y}, meta) }
  sum, step := setmetatable({x: 0, y: 0}, meta), setmetatable({x: 1, y: 2}, meta)
  for i := 1; i <= n; i++ { sum = sum + step }
  return sum.x + sum.y
})

operation("object of 3 fields that escapes", func(n) {
  ring, at := {}, 1
  for i := 1; i <= n; i++ {
    ring[at] = {x: i, y: 2, z: 3}
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return ring[17].x
})

operation("object of 8 fields that escapes", func(n) {
  ring, at := {}, 1
  for i := 1; i <= n; i++ {
    ring[at] = {a: i, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8}
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return ring[17].a
})

operation("linked list: build and sum", func(n) {
  sum := 0
  for block := 1; block <= n / 1000; block++ {
    var list
    for i := 1; i <= 1000; i++ { list = {value: i, next: list} }
    for list {
      sum = sum + list.value
      list = list.next
    }
  }
  return sum
})

// ---------------------------------------------------------------- tables as maps and arrays

operation("t[k], 16 string keys at random", func(n) {
  t, keys, order := {}, {}, random_row(1000, 16)
  for i := 0; i <= 15; i++ {
    keys[i] = "key" .. i
    t[keys[i]] = i
  }
  sum, at := 0, 1
  for i := 1; i <= n; i++ {
    sum = sum + t[keys[order[at]]]
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return sum
})

operation("t[k], 10000 string keys at random", func(n) {
  t, keys, order := {}, {}, random_row(1000, 10000)
  for i := 0; i <= 9999; i++ {
    keys[i] = "key" .. i
    t[keys[i]] = i
  }
  sum, at := 0, 1
  for i := 1; i <= n; i++ {
    sum = sum + t[keys[order[at]]]
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return sum
})

operation("t[k] = i, 10000 string keys at random", func(n) {
  t, keys, order := {}, {}, random_row(1000, 10000)
  for i := 0; i <= 9999; i++ {
    keys[i] = "key" .. i
    t[keys[i]] = i
  }
  at := 1
  for i := 1; i <= n; i++ {
    t[keys[order[at]]] = i
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return t[keys[order[1]]]
})

operation("t['k' .. i] = i, new map", func(n) {
  sum := 0
  for block := 1; block <= n / 1000; block++ {
    t := {}
    for i := 1; i <= 1000; i++ { t["k" .. i] = i }
    sum = sum + t.k17
  }
  return sum
})

operation("t['k' .. i], key made for each read", func(n) {
  t, sum := {}, 0
  for i := 1; i <= 1000; i++ { t["k" .. i] = i }
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ { sum = sum + t["k" .. i] }
  }
  return sum
})

operation("map with integer keys, sparse", func(n) {
  sum := 0
  for block := 1; block <= n / 1000; block++ {
    t := {}
    for i := 1; i <= 1000; i++ { t[i * 7919] = i }
    sum = sum + t[7919]
  }
  return sum
})

operation("t[k], sparse integer keys", func(n) {
  t, sum := {}, 0
  for i := 1; i <= 1000; i++ { t[i * 7919] = i }
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ { sum = sum + t[i * 7919] }
  }
  return sum
})

operation("iteration over 1000 string keys", func(n) {
  t, sum := {}, 0
  for i := 1; i <= 1000; i++ { t["k" .. i] = i }
  for block := 1; block <= n / 1000; block++ {
    for k, v := range t { sum = sum + v }
  }
  return sum
})

operation("ipairs over 1000 elements", func(n) {
  t, sum := {}, 0
  for i := 1; i <= 1000; i++ { t[i] = i }
  for block := 1; block <= n / 1000; block++ {
    for k, v := range ipairs(t) { sum = sum + v }
  }
  return sum
})

operation("append t[#t + 1] = i", func(n) {
  sum := 0
  for block := 1; block <= n / 1000; block++ {
    t := {}
    for i := 1; i <= 1000; i++ { t[#t + 1] = i }
    sum = sum + #t
  }
  return sum
})

operation("table.insert at the end", func(n) {
  sum := 0
  for block := 1; block <= n / 1000; block++ {
    t := {}
    for i := 1; i <= 1000; i++ { table.insert(t, i) }
    sum = sum + #t
  }
  return sum
})

operation("table.insert and table.remove", func(n) {
  t, sum := {1, 2, 3}, 0
  for i := 1; i <= n; i++ {
    table.insert(t, i)
    sum = sum + table.remove(t)
  }
  return sum
})

operation("table.sort of 1000, comparator", func(n) {
  values, t, sum := random_row(1000, 1000000), {}, 0
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ { t[i] = values[i] }
    table.sort(t, func(a, b) { return a > b })
    sum = sum + t[1] - t[500]
  }
  return sum
})

operation("table.sort of 1000, default order", func(n) {
  values, t, sum := random_row(1000, 1000000), {}, 0
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ { t[i] = values[i] }
    table.sort(t)
    sum = sum + t[1000] - t[500]
  }
  return sum
})

operation("table.concat of 1000 strings", func(n) {
  t, sum := {}, 0
  for i := 1; i <= 1000; i++ { t[i] = "piece" .. i }
  for block := 1; block <= n / 1000; block++ { sum = sum + #table.concat(t) }
  return sum
})

// ---------------------------------------------------------------- strings

operation("s = s .. c, to 1000 characters", func(n) {
  sum := 0
  for block := 1; block <= n / 1000; block++ {
    s := ""
    for i := 1; i <= 1000; i++ { s = s .. "x" }
    sum = sum + #s + string.byte(s, 500)
  }
  return sum
})

operation("string.format %d %s %.2f", func(n) {
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + #string.format("%d %s %.2f", i, "abc", i * 0.25) }
  return sum
})

operation("tostring and tonumber of an integer", func(n) {
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + tonumber(tostring(i)) }
  return sum
})

operation("tostring and tonumber of a fraction", func(n) {
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + tonumber(tostring(i + 0.25)) }
  return sum
})

operation("string.byte over 1000 bytes", func(n) {
  s, sum := string.rep("abcdefghij", 100), 0
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ { sum = sum + string.byte(s, i) }
  }
  return sum
})

operation("string.sub, one character each", func(n) {
  s, sum := string.rep("abcdefghij", 100), 0
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ {
      if string.sub(s, i, i) == "c" { sum = sum + 1 }
    }
  }
  return sum
})

operation("string.sub, 8 characters each", func(n) {
  s, sum := string.rep("abcdefghij", 101), 0
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ { sum = sum + #string.sub(s, i, i + 7) }
  }
  return sum
})

operation("string.len", func(n) {
  s, sum := "some text", 0
  for i := 1; i <= n; i++ { sum = sum + string.len(s) }
  return sum
})

operation("string.upper of 20 characters", func(n) {
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + #string.upper("the quick brown foxes") }
  return sum
})

operation("string.find plain, in 1 KB", func(n) {
  s, sum := string.rep("abcdefghij", 100) .. "needle", 0
  for i := 1; i <= n; i++ { sum = sum + string.find(s, "needle", i % 16 + 1, true) }
  return sum
})

operation("string.find by pattern", func(n) {
  s, sum := "name = value ; other = 12345 ; end", 0
  for i := 1; i <= n; i++ { sum = sum + string.find(s, "%d+", i % 8 + 1) }
  return sum
})

operation("string.match with captures", func(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    k, v := string.match("name = 12345", "(%w+)%s*=%s*(%w+)")
    sum = sum + #k + #v
  }
  return sum
})

operation("gmatch, a word each", func(n) {
  s, sum := string.rep("some words to be found here ", 10), 0
  for block := 1; block <= n / 1000; block++ {
    for again := 1; again <= 1000 / 50; again++ {
      for word := range string.gmatch(s, "%a+") { sum = sum + #word }
    }
  }
  return sum
})

operation("gsub by pattern, a match each", func(n) {
  s, sum := string.rep("abc123 ", 50), 0
  for block := 1; block <= n / 1000; block++ {
    for again := 1; again <= 1000 / 50; again++ {
      _, count := string.gsub(s, "%d+", "<>")
      sum = sum + count
    }
  }
  return sum
})

operation("comparison of equal strings, made apart", func(n) {
  a, b, sum := {}, {}, 0
  for i := 1; i <= 1000; i++ {
    a[i] = "some text " .. i % 10
    b[i] = "some text " .. i % 10
  }
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 1000; i++ {
      if a[i] == b[i] { sum = sum + 1 }
    }
  }
  return sum
})

// ---------------------------------------------------------------- coroutines

operation("coroutine: resume and yield", func(n) {
  co := coroutine.wrap(func() {
    i := 0
    for {
      i = i + 1
      coroutine.yield(i)
    }
  })
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + co() }
  return sum
})

operation("coroutine: create, run, end", func(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    co := coroutine.create(func(x) { return x })
    _, x := coroutine.resume(co, i)
    sum = sum + x
  }
  return sum
})

// ---------------------------------------------------------------- plain code

operation("random branch of 2", func(n) {
  order, sum, at := random_row(1000, 2), 0, 1
  for i := 1; i <= n; i++ {
    if order[at] == 1 { sum = sum + 3 } else { sum = sum - 1 }
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return sum
})

operation("bytecode loop, 8 opcodes at random", func(n) {
  code, sum, at := random_row(1000, 8), 0, 1
  for i := 1; i <= n; i++ {
    op := code[at]
    if op == 0 { sum = sum + 1 }
    elseif op == 1 { sum = sum - 1 }
    elseif op == 2 { sum = sum + 2 }
    elseif op == 3 { sum = sum - 2 }
    elseif op == 4 { sum = sum + 3 }
    elseif op == 5 { sum = sum - 3 }
    elseif op == 6 { sum = sum + 4 }
    else { sum = sum - 4 }
    at = at + 1
    if at > 1000 { at = 1 }
  }
  return sum
})

operation("short inner loops, 1 to 4 turns", func(n) {
  turns, sum := random_row(400, 4), 0
  for block := 1; block <= n / 1000; block++ {
    for i := 1; i <= 400; i++ {
      for j := 0; j <= turns[i]; j++ { sum = sum + j }
    }
  }
  return sum
})

operation("integer loop: s = (s * 31 + i) % 65536", func(n) {
  s := 0
  for i := 1; i <= n; i++ { s = (s * 31 + i) % 65536 }
  return s
})

counter = 0
operation("global variable += 1", func(n) {
  counter = 0
  for i := 1; i <= n; i++ { counter = counter + 1 }
  return counter
})

// ---------------------------------------------------------------- the command line

func find(name) {
  for _, o := range ipairs(operations) {
    if o.name == name { return o }
  }
  error("unknown operation: " .. name)
}

if arg[1] == "check" {
  for _, o := range ipairs(operations) {
    seed = 42
    print(string.format("%s: %.0f", o.name, o.run(2000)))
  }
} else {
  print(string.format("%.0f", find(arg[2]).run(tonumber(arg[3]))))
}
