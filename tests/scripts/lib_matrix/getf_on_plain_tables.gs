// getf and setf also work on tables of tables.
m := {}
for i := 0; i < 2; i++ {
    m[i] = {}
    for j := 0; j < 2; j++ { m[i][j] = i + j }
}
print(matrix.getf(m, 1, 1), math.type(matrix.getf(m, 1, 1)))
// expect: 2.0	float
matrix.setf(m, 0, 1, 8)
print(m[0][1], matrix.getf(m, 0, 1))
// expect: 8.0	8.0
