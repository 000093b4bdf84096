// table.concat joins elements with an optional separator.
print(table.concat({"a", "b", "c"}), table.concat({"a", "b", "c"}, ", "))
// expect: abc	a, b, c
print(table.concat({}) == "", table.concat({"x"}, ","))
// expect: true	x
