// table.sort orders numbers ascending in place and returns nothing.
t := {5, 2.5, -1, 40, 0, 2}
print(select("#", table.sort(t)))
// expect: 0
print(table.concat(t, " "))
// expect: -1 0 2 2.5 5 40
e := {}
table.sort(e)
one := {7}
table.sort(one)
print(#e, one[1])
// expect: 0	7
