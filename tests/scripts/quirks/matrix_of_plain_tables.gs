// The matrix accessors work on plain nested tables too.
m := {}
for i := 0; i < 2; i++ { m[i] = {} for j := 0; j < 2; j++ { m[i][j] = i * 2 + j } }
print(matrix.getf(m, 1, 1), matrix.getf(m, 0, 1)) // expect: 3.0	1.0
matrix.setf(m, 0, 0, 7)
print(m[0][0]) // expect: 7.0
d := matrix.dense(2, 3)
matrix.setf(d, 1, 2, 5)
print(d[1][2], d[0][0], #d, #d[0]) // expect: 5.0	0.0	1	2
print((pcall(matrix.getf, d, 5, 5)), (pcall(matrix.getf, 1, 0, 0))) // expect: false	false
