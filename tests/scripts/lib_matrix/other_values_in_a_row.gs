// A row accepts any value, as every table does.
m := matrix.dense(1, 2)
m[0][0] = "text"
m[0][5] = true
m[0].name = "row"
print(m[0][0], m[0][1], m[0][5], m[0].name, #m[0])
// expect: text	0.0	true	row	5
print((pcall(matrix.getf, m, 0, 0)), matrix.getf(m, 0, 1))
// expect: false	0.0
