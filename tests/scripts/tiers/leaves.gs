// Library functions that compiled code calls as leaves: every kind of argument, common and not, gives what C++ gives, which is
// called here by way of table.map and through pcall with too many and too few arguments.
infinity := 1 / 0
nan := infinity - infinity
values := {0, 1, -1, 2, 31, 32, 33, 255, 65536, 2147483648, 4294967295, 4294967296, 140737488355327, -140737488355328,
           -4294967297, 0.0, -0.0, 0.5, -0.5, 2.0, -2.5, 31.0, 1e15, -1e15, 1.4e14, 140737488355327.5, 140737488355328.0,
           -140737488355328.0, -140737488355328.5, -140737488355329.0, 9007199254740993.0, 1e300, -1e300, infinity,
           -infinity, nan, "", "7", "0x10", "seven", "a" .. "b" .. "c", true, false, nil, {}, {1, 2, 3}, print}
count := 47

func floor(x) { return math.floor(x) }
func abs(x) { return math.abs(x) }
func max(x, y) { return math.max(x, y) }
func min(x, y) { return math.min(x, y) }
func band(x, y) { return bit32.band(x, y) }
func bor(x, y) { return bit32.bor(x, y) }
func bxor(x, y) { return bit32.bxor(x, y) }
func lshift(x, y) { return bit32.lshift(x, y) }
func rshift(x, y) { return bit32.rshift(x, y) }
func length(x) { return string.len(x) }
func byte(x, y) { return string.byte(x, y) }
func sub(x, y) { return string.sub(x, y, y) }
func kind(x) { return type(x) }
func number(x) { return tonumber(x) }

func same(a, b) { return a == b && type(a) == type(b) && math.type(a) == math.type(b) || a != a && b != b }
func text(v) { return type(v) == "table" && "table" || type(v) == "function" && "function" || tostring(v) }

checked, wrong := 0, 0
func compare(name, ok, got, ok2, expected) {
  checked++
  if ok == ok2 && (!ok || same(got, expected)) { return }
  wrong++
  print(name, ok, text(got), ok2, text(expected))
}
ones := {floor: floor, abs: abs, len: length, type: kind, tonumber: number}
native_ones := {floor: math.floor, abs: math.abs, len: string.len, type: type, tonumber: tonumber}
twos := {max: max, min: min, band: band, bor: bor, bxor: bxor, lshift: lshift, rshift: rshift, byte: byte}
native_twos := {max: math.max, min: math.min, band: bit32.band, bor: bit32.bor, bxor: bit32.bxor, lshift: bit32.lshift,
                rshift: bit32.rshift, byte: string.byte}
for round := 1; round <= 3; round++ {
  for i := 1; i <= count; i++ {
    x := values[i]
    for name, f := range ones {
      ok, got := pcall(f, x)
      ok2, expected := pcall(native_ones[name], x, nil)
      compare(name, ok, got, ok2, expected)
    }
    for k := 1; k <= count; k++ {
      for name, f := range twos {
        ok, got := pcall(f, x, values[k])
        ok2, expected := pcall(native_twos[name], x, values[k])
        compare(name, ok, got, ok2, expected)
      }
    }
  }
}
print(checked, wrong)

// Strings: every position around the ends, of ropes too, which are read by it.
func letters(s) {
  out := ""
  for i := -1; i <= #s + 2; i++ { out = out .. "[" .. sub(s, i) .. (byte(s, i) || "-") .. "]" }
  return out
}
for round := 1; round <= 3; round++ {
  long := "0123456789abcdefghijklmnopqrstuvwxyz"
  rope := long .. long .. round
  print(letters("xyz"), letters(""), length(rope), byte(rope, 73), sub(rope, 36))
}

// Lists that grow and shrink at their ends, of all types of elements, old and young.
func push(list, v) { table.insert(list, v) }
func pop(list) { return table.remove(list) }
kept := {}
for round := 1; round <= 60; round++ {
  list := {}
  for i := 1; i <= 40; i++ {
    push(list, i)
    push(kept, {i})
  }
  push(list, 1.5)
  push(list, "two")
  push(list, {3})
  push(list, true)
  push(list, nil)
  sum := 0
  last := ""
  for #list > 0 {
    v := pop(list)
    if type(v) == "number" { sum += v } else { last = last .. type(v) }
  }
  if round == 60 { print(sum, last, pop(list), #list) }
}
total := 0
for i := 1; i <= #kept; i++ { total += kept[i][1] }
print(#kept, total)
print(pcall(push, 1, 2), pcall(pop, "list"))
// expect: 53721	0
// expect: [z122][-][x120][y121][z122][-][-]	[-][-][-][-]	73	49	z
// expect: [z122][-][x120][y121][z122][-][-]	[-][-][-][-]	73	50	z
// expect: [z122][-][x120][y121][z122][-][-]	[-][-][-][-]	73	51	z
// expect: 821.5	booleantablestring	nil	0
// expect: 2400	49200
// expect: false	false	bad argument #1 to 'table.remove' (table expected)
