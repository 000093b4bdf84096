// A dense matrix reads and writes like nested tables.
m := matrix.dense(2, 2)
m[0][1] = 1.5
m[1][0] = m[0][1] * 2
m[1][1] += 4.0
print(m[0][0], m[0][1], m[1][0], m[1][1])
// expect: 0.0	1.5	3.0	4.0
print(matrix.getf(m, 1, 0))
// expect: 3.0
matrix.setf(m, 0, 0, 9)
print(m[0][0])
// expect: 9.0
