// setf stores and getf reads an element as a float.
m := matrix.dense(3, 3)
matrix.setf(m, 1, 2, 5)
matrix.setf(m, 0, 0, -2.5)
print(matrix.getf(m, 1, 2), matrix.getf(m, 0, 0), matrix.getf(m, 2, 2))
// expect: 5.0	-2.5	0.0
print(math.type(matrix.getf(m, 1, 2)))
// expect: float
