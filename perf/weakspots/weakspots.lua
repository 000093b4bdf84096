-- Single operations, one by one: the twin of weakspots.gs, operation for operation (README.md in the folder above).
--
--   weakspots.lua check           one line each: name, what it computes for a small count
--   weakspots.lua run NAME COUNT  does one operation so many times; whoever starts it takes the time
--
-- An operation is a function of a count n, always a multiple of 1000, that does its work n times and returns a number
-- which depends on all of it, so that nothing can be left out.

local operations = {}
local function operation(name, run) operations[#operations + 1] = {name = name, run = run} end

-- A generator of pseudo-random numbers that every engine computes exactly.
local seed = 42
local function random(limit)
  seed = seed * 16807 % 2147483647
  return seed % limit
end

local function random_row(count, limit)
  local row = {}
  for i = 1, count do row[i] = random(limit) end
  return row
end

-- ---------------------------------------------------------------- closures and calls

operation("closure: make and call", function(n)
  local sum = 0
  for i = 1, n do
    local f = function() return i end
    sum = sum + f()
  end
  return sum
end)

operation("pcall of a function", function(n)
  local function f(x) return x end
  local sum = 0
  for i = 1, n do
    local _, x = pcall(f, i)
    sum = sum + x
  end
  return sum
end)

operation("pcall of an error", function(n)
  local function f() error("x", 0) end
  local sum = 0
  for i = 1, n do
    if not pcall(f) then sum = sum + 1 end
  end
  return sum
end)

operation("varargs: {...} of 3", function(n)
  local function f(...)
    local t = {...}
    return t[2]
  end
  local sum = 0
  for i = 1, n do sum = sum + f(i, 2, i) end
  return sum
end)

operation("varargs: select('#', ...)", function(n)
  local function f(...) return select("#", ...) end
  local sum = 0
  for i = 1, n do sum = sum + f(i, 2, i) end
  return sum
end)

operation("recursion: sum of a tree of 1023 nodes", function(n)
  local function make(depth)
    if depth == 0 then return {value = 1} end
    return {value = 1, left = make(depth - 1), right = make(depth - 1)}
  end
  local function total(tree)
    local left, right = tree.left, tree.right
    return tree.value + (left and total(left) or 0) + (right and total(right) or 0)
  end
  local tree, sum = make(9), 0
  for i = 1, n / 1000 do sum = sum + total(tree) end
  return sum
end)

-- ---------------------------------------------------------------- objects

local function classes(count)
  local list = {}
  for c = 1, count do
    local class = {}
    class.__index = class
    class.get = function(self, x) return self.value + x end
    list[c] = class
  end
  return list
end

local function objects(count, class_count)
  local list, made = classes(class_count), {}
  for i = 1, count do
    local class = class_count == 4 and i % 4 or random(class_count)
    made[i] = setmetatable({value = i % 7}, list[class + 1])
  end
  return made
end

local function call_methods(made, n)
  local sum, at = 0, 1
  for i = 1, n do
    sum = sum + made[at]:get(1)
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return sum
end

operation("method call, class by __index", function(n) return call_methods(objects(1000, 1), n) end)
operation("method call, 4 classes in turn", function(n) return call_methods(objects(1000, 4), n) end)
operation("method call, 16 classes at random", function(n) return call_methods(objects(1000, 16), n) end)

local function objects_of_8_shapes()
  local list = {}
  for i = 1, 1000 do
    local object, shape = {}, random(8)
    if shape == 1 then object.a = 1
    elseif shape == 2 then object.b = 1
    elseif shape == 3 then object.c = 1; object.d = 1
    elseif shape == 4 then object.e = 1
    elseif shape == 5 then object.f = 1
    elseif shape == 6 then object.g = 1; object.h = 1
    elseif shape == 7 then object.i = 1 end
    object.x = i
    list[i] = object
  end
  return list
end

operation("field x of 8 shapes at random", function(n)
  local list = objects_of_8_shapes()
  local sum, at = 0, 1
  for i = 1, n do
    sum = sum + list[at].x
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return sum
end)

operation("store to field x of 8 shapes at random", function(n)
  local list = objects_of_8_shapes()
  local at = 1
  for i = 1, n do
    list[at].x = i
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return list[17].x
end)

operation("__index function", function(n)
  local t = setmetatable({}, {__index = function(_, k) return k end})
  local sum = 0
  for i = 1, n do sum = sum + t[i] end
  return sum
end)

operation("__add on vectors of 2 fields", function(n)
  local meta = {}
  meta.__add = function(a, b) return setmetatable({x = a.x + b.x, y = a.y + b.y}, meta) end
  local sum, step = setmetatable({x = 0, y = 0}, meta), setmetatable({x = 1, y = 2}, meta)
  for i = 1, n do sum = sum + step end
  return sum.x + sum.y
end)

operation("object of 3 fields that escapes", function(n)
  local ring, at = {}, 1
  for i = 1, n do
    ring[at] = {x = i, y = 2, z = 3}
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return ring[17].x
end)

operation("object of 8 fields that escapes", function(n)
  local ring, at = {}, 1
  for i = 1, n do
    ring[at] = {a = i, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8}
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return ring[17].a
end)

operation("linked list: build and sum", function(n)
  local sum = 0
  for block = 1, n / 1000 do
    local list
    for i = 1, 1000 do list = {value = i, next = list} end
    while list do
      sum = sum + list.value
      list = list.next
    end
  end
  return sum
end)

-- ---------------------------------------------------------------- tables as maps and arrays

operation("t[k], 16 string keys at random", function(n)
  local t, keys, order = {}, {}, random_row(1000, 16)
  for i = 0, 15 do
    keys[i] = "key" .. i
    t[keys[i]] = i
  end
  local sum, at = 0, 1
  for i = 1, n do
    sum = sum + t[keys[order[at]]]
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return sum
end)

operation("t[k], 10000 string keys at random", function(n)
  local t, keys, order = {}, {}, random_row(1000, 10000)
  for i = 0, 9999 do
    keys[i] = "key" .. i
    t[keys[i]] = i
  end
  local sum, at = 0, 1
  for i = 1, n do
    sum = sum + t[keys[order[at]]]
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return sum
end)

operation("t[k] = i, 10000 string keys at random", function(n)
  local t, keys, order = {}, {}, random_row(1000, 10000)
  for i = 0, 9999 do
    keys[i] = "key" .. i
    t[keys[i]] = i
  end
  local at = 1
  for i = 1, n do
    t[keys[order[at]]] = i
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return t[keys[order[1]]]
end)

operation("t['k' .. i] = i, new map", function(n)
  local sum = 0
  for block = 1, n / 1000 do
    local t = {}
    for i = 1, 1000 do t["k" .. i] = i end
    sum = sum + t.k17
  end
  return sum
end)

operation("t['k' .. i], key made for each read", function(n)
  local t, sum = {}, 0
  for i = 1, 1000 do t["k" .. i] = i end
  for block = 1, n / 1000 do
    for i = 1, 1000 do sum = sum + t["k" .. i] end
  end
  return sum
end)

operation("map with integer keys, sparse", function(n)
  local sum = 0
  for block = 1, n / 1000 do
    local t = {}
    for i = 1, 1000 do t[i * 7919] = i end
    sum = sum + t[7919]
  end
  return sum
end)

operation("t[k], sparse integer keys", function(n)
  local t, sum = {}, 0
  for i = 1, 1000 do t[i * 7919] = i end
  for block = 1, n / 1000 do
    for i = 1, 1000 do sum = sum + t[i * 7919] end
  end
  return sum
end)

operation("iteration over 1000 string keys", function(n)
  local t, sum = {}, 0
  for i = 1, 1000 do t["k" .. i] = i end
  for block = 1, n / 1000 do
    for k, v in pairs(t) do sum = sum + v end
  end
  return sum
end)

operation("ipairs over 1000 elements", function(n)
  local t, sum = {}, 0
  for i = 1, 1000 do t[i] = i end
  for block = 1, n / 1000 do
    for k, v in ipairs(t) do sum = sum + v end
  end
  return sum
end)

operation("append t[#t + 1] = i", function(n)
  local sum = 0
  for block = 1, n / 1000 do
    local t = {}
    for i = 1, 1000 do t[#t + 1] = i end
    sum = sum + #t
  end
  return sum
end)

operation("table.insert at the end", function(n)
  local sum = 0
  for block = 1, n / 1000 do
    local t = {}
    for i = 1, 1000 do table.insert(t, i) end
    sum = sum + #t
  end
  return sum
end)

operation("table.insert and table.remove", function(n)
  local t, sum = {1, 2, 3}, 0
  for i = 1, n do
    table.insert(t, i)
    sum = sum + table.remove(t)
  end
  return sum
end)

operation("table.sort of 1000, comparator", function(n)
  local values, t, sum = random_row(1000, 1000000), {}, 0
  for block = 1, n / 1000 do
    for i = 1, 1000 do t[i] = values[i] end
    table.sort(t, function(a, b) return a > b end)
    sum = sum + t[1] - t[500]
  end
  return sum
end)

operation("table.sort of 1000, default order", function(n)
  local values, t, sum = random_row(1000, 1000000), {}, 0
  for block = 1, n / 1000 do
    for i = 1, 1000 do t[i] = values[i] end
    table.sort(t)
    sum = sum + t[1000] - t[500]
  end
  return sum
end)

operation("table.concat of 1000 strings", function(n)
  local t, sum = {}, 0
  for i = 1, 1000 do t[i] = "piece" .. i end
  for block = 1, n / 1000 do sum = sum + #table.concat(t) end
  return sum
end)

-- ---------------------------------------------------------------- strings

operation("s = s .. c, to 1000 characters", function(n)
  local sum = 0
  for block = 1, n / 1000 do
    local s = ""
    for i = 1, 1000 do s = s .. "x" end
    sum = sum + #s + string.byte(s, 500)
  end
  return sum
end)

operation("string.format %d %s %.2f", function(n)
  local sum = 0
  for i = 1, n do sum = sum + #string.format("%d %s %.2f", i, "abc", i * 0.25) end
  return sum
end)

operation("tostring and tonumber of an integer", function(n)
  local sum = 0
  for i = 1, n do sum = sum + tonumber(tostring(i)) end
  return sum
end)

operation("tostring and tonumber of a fraction", function(n)
  local sum = 0
  for i = 1, n do sum = sum + tonumber(tostring(i + 0.25)) end
  return sum
end)

operation("string.byte over 1000 bytes", function(n)
  local s, sum = string.rep("abcdefghij", 100), 0
  for block = 1, n / 1000 do
    for i = 1, 1000 do sum = sum + string.byte(s, i) end
  end
  return sum
end)

operation("string.sub, one character each", function(n)
  local s, sum = string.rep("abcdefghij", 100), 0
  for block = 1, n / 1000 do
    for i = 1, 1000 do
      if string.sub(s, i, i) == "c" then sum = sum + 1 end
    end
  end
  return sum
end)

operation("string.sub, 8 characters each", function(n)
  local s, sum = string.rep("abcdefghij", 101), 0
  for block = 1, n / 1000 do
    for i = 1, 1000 do sum = sum + #string.sub(s, i, i + 7) end
  end
  return sum
end)

operation("string.len", function(n)
  local s, sum = "some text", 0
  for i = 1, n do sum = sum + string.len(s) end
  return sum
end)

operation("string.upper of 20 characters", function(n)
  local sum = 0
  for i = 1, n do sum = sum + #string.upper("the quick brown foxes") end
  return sum
end)

operation("string.find plain, in 1 KB", function(n)
  local s, sum = string.rep("abcdefghij", 100) .. "needle", 0
  for i = 1, n do sum = sum + string.find(s, "needle", i % 16 + 1, true) end
  return sum
end)

operation("string.find by pattern", function(n)
  local s, sum = "name = value ; other = 12345 ; end", 0
  for i = 1, n do sum = sum + string.find(s, "%d+", i % 8 + 1) end
  return sum
end)

operation("string.match with captures", function(n)
  local sum = 0
  for i = 1, n do
    local k, v = string.match("name = 12345", "(%w+)%s*=%s*(%w+)")
    sum = sum + #k + #v
  end
  return sum
end)

operation("gmatch, a word each", function(n)
  local s, sum = string.rep("some words to be found here ", 10), 0
  for block = 1, n / 1000 do
    for again = 1, 1000 / 50 do
      for word in string.gmatch(s, "%a+") do sum = sum + #word end
    end
  end
  return sum
end)

operation("gsub by pattern, a match each", function(n)
  local s, sum = string.rep("abc123 ", 50), 0
  for block = 1, n / 1000 do
    for again = 1, 1000 / 50 do
      local _, count = string.gsub(s, "%d+", "<>")
      sum = sum + count
    end
  end
  return sum
end)

operation("comparison of equal strings, made apart", function(n)
  local a, b, sum = {}, {}, 0
  for i = 1, 1000 do
    a[i] = "some text " .. i % 10
    b[i] = "some text " .. i % 10
  end
  for block = 1, n / 1000 do
    for i = 1, 1000 do
      if a[i] == b[i] then sum = sum + 1 end
    end
  end
  return sum
end)

-- ---------------------------------------------------------------- coroutines

operation("coroutine: resume and yield", function(n)
  local co = coroutine.wrap(function()
    local i = 0
    while true do
      i = i + 1
      coroutine.yield(i)
    end
  end)
  local sum = 0
  for i = 1, n do sum = sum + co() end
  return sum
end)

operation("coroutine: create, run, end", function(n)
  local sum = 0
  for i = 1, n do
    local co = coroutine.create(function(x) return x end)
    local _, x = coroutine.resume(co, i)
    sum = sum + x
  end
  return sum
end)

-- ---------------------------------------------------------------- plain code

operation("random branch of 2", function(n)
  local order, sum, at = random_row(1000, 2), 0, 1
  for i = 1, n do
    if order[at] == 1 then sum = sum + 3 else sum = sum - 1 end
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return sum
end)

operation("bytecode loop, 8 opcodes at random", function(n)
  local code, sum, at = random_row(1000, 8), 0, 1
  for i = 1, n do
    local op = code[at]
    if op == 0 then sum = sum + 1
    elseif op == 1 then sum = sum - 1
    elseif op == 2 then sum = sum + 2
    elseif op == 3 then sum = sum - 2
    elseif op == 4 then sum = sum + 3
    elseif op == 5 then sum = sum - 3
    elseif op == 6 then sum = sum + 4
    else sum = sum - 4 end
    at = at + 1
    if at > 1000 then at = 1 end
  end
  return sum
end)

operation("short inner loops, 1 to 4 turns", function(n)
  local turns, sum = random_row(400, 4), 0
  for block = 1, n / 1000 do
    for i = 1, 400 do
      for j = 0, turns[i] do sum = sum + j end
    end
  end
  return sum
end)

operation("integer loop: s = (s * 31 + i) % 65536", function(n)
  local s = 0
  for i = 1, n do s = (s * 31 + i) % 65536 end
  return s
end)

counter = 0
operation("global variable += 1", function(n)
  counter = 0
  for i = 1, n do counter = counter + 1 end
  return counter
end)

-- ---------------------------------------------------------------- the command line

local function find(name)
  for _, o in ipairs(operations) do
    if o.name == name then return o end
  end
  error("unknown operation: " .. name)
end

if arg[1] == "check" then
  for _, o in ipairs(operations) do
    seed = 42
    print(string.format("%s: %.0f", o.name, o.run(2000)))
  end
else
  print(string.format("%.0f", find(arg[2]).run(tonumber(arg[3]))))
end
