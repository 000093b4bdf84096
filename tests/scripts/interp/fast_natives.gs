// Calls of library functions that have a handler of their own: common operands, uncommon ones, and other numbers of
// arguments and of results than the handler knows.
inf, nan := 1 / 0, 0 / 0
func all(...) { return select("#", ...), ... }

print(all(math.sqrt(16), math.sqrt(2.25), math.sqrt("9"), math.sqrt(-1.0) != math.sqrt(-1.0))) // expect: 4	4.0	1.5	3.0	true
print(all(math.sqrt(9)), (math.sqrt(9, 4)), math.sqrt(nil)) // expect: 1	3.0	0.0
print(all(math.floor(2.5), math.floor(-2.5), math.floor(7), math.floor(-0.0), math.floor(1e15), math.floor(1e300))) // expect: 6	2	-3	7	0	1e+15	1e+300
print(math.floor(140737488355327.5), math.floor(-140737488355328.0), math.floor(-140737488355328.5), math.floor("3.7")) // expect: 140737488355327	-140737488355328	-1.40737488355329e+14	3
print(math.floor(inf), math.floor(nan) != math.floor(nan), math.floor()) // expect: +Inf	true	0
print(all(math.abs(-3), math.abs(-2.5), math.abs(-140737488355328), math.abs("-4"), math.abs(-0.0))) // expect: 5	3	2.5	1.40737488355328e+14	4	0.0
print(all(math.max(1, 2), math.max(2.5, 1.5), math.max(1, 1.0), math.max(1.0, 1), math.max("3", 2), math.max(1, 5, 3))) // expect: 6	2	2.5	1	1.0	3	5
print(all(math.min(1, 2), math.min(2.5, 1.5), math.min(1, 1.0), math.min(1.0, 1), math.min("3", 2), math.min(7))) // expect: 6	1	1.5	1	1.0	2	7
print(math.max(nan, 1.5) == 1.5, math.max(1.5, nan), math.min(0.0, -0.0), math.min(-0.0, 0.0), math.max(-5, -7)) // expect: false	1.5	0.0	-0.0	-5
print(bit32.band(12, 10), bit32.bor(12, 10), bit32.bxor(12, 10), bit32.band(-1, 255), bit32.bor(1.0, "2"), bit32.band(7)) // expect: 8	14	6	255	3	7
print(bit32.band(4294967296 + 5, 7), bit32.bor(), bit32.bxor(1, 2, 4)) // expect: 5	0	7
print(bit32.lshift(1, 31), bit32.lshift(1, 32), bit32.lshift(1, -1), bit32.lshift(3, 0), bit32.lshift(-1, 4)) // expect: 2147483648	0	0	3	4294967280
print(bit32.rshift(-1, 28), bit32.rshift(256, 8.0), bit32.rshift(1, -3), bit32.rshift(1, 40)) // expect: 15	1	8	0
print(all(string.len("abc"), string.len("")), pcall(string.len, 5)) // expect: 2	false	bad argument #1 to 'string.len' (string expected)
print(string.byte("abc", 1), string.byte("abc", 3), string.byte("abc", 4), string.byte("abc", -1), string.byte("abc", 0)) // expect: 97	99	nil	99	nil
print(string.byte("abc"), string.byte("abc", 1, 3), string.byte("abc", 2.0), string.byte("a" .. "bc" .. "d", 4)) // expect: 97	97	98	100
print(pcall(string.byte, 17, 1), ("xyz"):byte(2), ("xyz"):len()) // expect: false	121	3

list := {}
print(table.insert(list, 1), table.insert(list, 2.5), table.insert(list, "s"), #list) // expect: nil	nil	nil	3
table.insert(list, nil)
table.insert(list, 2, "second")
print(#list, list[1], list[2], list[3], list[4], pcall(table.insert, 5, 1), pcall(table.insert, list)) // expect: 4	1	second	2.5	s	false	false	bad argument #2 to 'table.insert' (value expected)
mixed := {1, 2, 3}
mixed["5"] = "string key"
mixed[5] = "five"
table.insert(mixed, 4)
print(#mixed, mixed[5], mixed["5"]) // expect: 6	five	string key
guarded := setmetatable({1}, {__newindex: func(t, k, v) { error("never for raw stores") }})
for i := 1; i <= 20; i++ { table.insert(guarded, i) }
print(#guarded, guarded[21]) // expect: 21	20

m := matrix.dense(2, 3)
matrix.setf(m, 1, 2, 4.5)
matrix.setf(m, 0, 0, 7)
print(matrix.getf(m, 1, 2), matrix.getf(m, 0, 0), matrix.setf(m, 0, 1, "2"), matrix.getf(m, 0, 1)) // expect: 4.5	7.0	nil	2.0
print(pcall(matrix.getf, m, 2, 0), pcall(matrix.getf, m, 0, 3), pcall(matrix.getf, m, -1, 0)) // expect: false	false	false	bad argument #2 to 'matrix.getf' (row out of range)
print(pcall(matrix.setf, m, 0, -1, 1.0), pcall(matrix.getf, {}, 0, 0), matrix.getf({{}, {0, 8}}, 2, 1)) // expect: false	false	0.0
print(matrix.getf(m, 1.0, "2"), all(matrix.getf(m, 1, 2))) // expect: 4.5	1	4.5

// The function decides, not its name.
math.sqrt = func(x) { return "mine" }
print(math.sqrt(4), (func(math) { return math.sqrt(4) })({sqrt: func(x) { return x + 1 }})) // expect: mine	5
floor := math.floor
func through(f, x) { return f(x) }
print(through(floor, 2.5), through(math.abs, -2), through(string.len, "four"), through(type, 5), through(func(x) { return x }, 6)) // expect: 2	2	4	number	6

// One-byte pieces, types, numbers, the last element.
text := "abc" .. "def"
print(text:sub(1, 1), text:sub(6, 6), text:sub(7, 7) == "", text:sub(0, 0) == "", text:sub(2, 3), text:sub(-1, -1), text:sub(2, 2)) // expect: a	f	true	true	bc	f	b
print(type(1), type(2.5), type("s"), type(nil), type(true), type({}), type(print), type(func() {}), all(type(1))) // expect: number	number	string	nil	boolean	table	function	function	1	number
print(tonumber(5), tonumber(2.5), tonumber("7"), tonumber("x"), tonumber(nil), tonumber("ff", 16), all(tonumber(3))) // expect: 5	2.5	7	nil	nil	nil	1	3
stack := {1, 2, 3, 4.5, "s"}
print(table.remove(stack), table.remove(stack), table.remove(stack), table.remove(stack), table.remove(stack), table.remove(stack), #stack) // expect: s	4.5	3	2	1	nil	0
holes := {1, 2, 3}
holes[2] = nil
print(table.remove(holes), #holes, table.remove(holes, 1), #holes, pcall(table.remove, 5)) // expect: 3	1	1	0	false	bad argument #1 to 'table.remove' (table expected)
long := "a string too long to be compared in one piece, so that it goes another way: "
print(("ab" .. "c") == "abc", ("ab" .. 1) == "ab2", long .. "x" == long .. "x", long .. "x" == long .. "y", "" == text:sub(9, 12), text == "abcdef", text != "abcdeg") // expect: true	false	true	false	true	true	true
