// table.merge copies the second table into the first and returns the first.
a := {x: 1, y: 2}
r := table.merge(a, {y: 20, z: 30})
print(r == a, a.x, a.y, a.z)
// expect: true	1	20	30
