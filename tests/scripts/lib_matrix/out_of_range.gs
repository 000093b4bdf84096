// An element outside the matrix is an error.
m := matrix.dense(2, 2)
print((pcall(matrix.getf, m, 2, 0)), (pcall(matrix.getf, m, 0, 2)), (pcall(matrix.getf, m, -1, 0)))
// expect: false	false	false
print((pcall(matrix.setf, m, 0, -1, 1)), (pcall(matrix.setf, m, 5, 5, 1)))
// expect: false	false
print((pcall(matrix.getf, {}, 0, 0)), #m, #m[0])
// expect: false	1	1
