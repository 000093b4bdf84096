// Rows that grow by values whose types only their tags tell: all types in turn, cells in rows that are older than they are, nil, holes.
func copied(from) {
  to := {}
  for i, v := range from { to[i] = v }
  return to
}
func appended(from) {
  to := {}
  for i := 1; i <= #from; i++ { to[#to + 1] = from[i] }
  return to
}
func inserted(from) {
  to := {}
  for i := 1; i <= #from; i++ { table.insert(to, from[i]) }
  return to
}
func shown(list) {
  text := {}
  for i := 1; i <= #list; i++ { text[i] = type(list[i]) == "table" && "{" .. list[i][1] .. "}" || tostring(list[i]) }
  return table.concat(text, " ")
}
rows := {
  {1, 2, 3, 4, 5, 6}, {1.5, 2.5, -0.0, 3.5, 1e300}, {"a", "b", "c" .. "d", "e"}, {true, false, true, true}, {{1}, {2}, {3}},
  {1, 2.5, 3, 4.5, "six", true, {8}, false, 9}, {true, 1, false, 2.5, "x"}, {print == nil, 2, 3}, {-1, -2.5, -140737488355328, 140737488355327},
}
for k := 1; k <= 8; k++ {
  for i, row := range rows {
    a, b, c := shown(copied(row)), shown(appended(row)), shown(inserted(row))
    if a != shown(row) || b != a || c != a { print("differ", i, a, b, c) }
  }
}
print(shown(appended(rows[6])))     // expect: 1 2.5 3 4.5 six true {8} false 9
print(shown(inserted(rows[9])))     // expect: -1 -2.5 -1.40737488355328e+14 140737488355327

// One row of each kind of element is filled with another kind than it has known.
func filled(row, values) {
  for i := 1; i <= #values; i++ { row[#row + 1] = values[i] }
  return #row
}
ints := {}
filled(ints, {1, 2, 3, 4, 5, 6, 7, 8})
print(filled(ints, {9.5, 10}), filled(ints, {"x"}), filled(ints, {true, false}), shown(ints))
// expect: 10	11	13	1 2 3 4 5 6 7 8 9.5 10 x true false

// Long rows are old before they are full: what is new must be found there by a collection that looks at little else.
func gathered(n) {
  row, source := {}, {}
  for i := 1; i <= n; i++ {
    source[1] = {i}
    source[2] = "text " .. i
    row[#row + 1] = source[1]
    row[#row + 1] = source[2]
    source[3] = string.rep("garbage", 1000)
  }
  sum := 0
  for i := 1; i <= n; i++ { sum = sum + row[2 * i - 1][1] + #row[2 * i] }
  return #row, sum
}
print(gathered(2000))               // expect: 4000	2017893

// What is missing is not stored, and ends the row.
func until_nil(from) {
  to := {}
  for i := 1; i <= 12; i++ {
    v := from[i]
    to[i] = v
    if v == nil { break }
  }
  return #to
}
for i := 1; i <= 6; i++ { until_nil({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}) }
print(until_nil({1, 2, 3}), until_nil({"a", "b"}), until_nil({}))   // expect: 3	2	0

// Keys that wait in the hash part, and rows with metatables.
func followed(n, t) {
  from := {}
  for i := 1; i <= n; i++ { from[i] = i % 2 == 0 && i || i + 0.5 }
  for i := 1; i <= n; i++ { t[i] = from[i] }
  return #t, t[n]
}
print(followed(30, {}))             // expect: 30	30
t := {}
t[31] = "behind"
print(followed(30, t), t[31])       // expect: 31	behind
log := 0
print(followed(30, setmetatable({}, {__newindex: func(t, k, v) { log = log + 1; rawset(t, k, v) }})), log)   // expect: 30	30
