// A dense matrix product through getf and setf.
n := 20
a := matrix.dense(n, n)
b := matrix.dense(n, n)
c := matrix.dense(n, n)
for i := 0; i < n; i++ {
    for j := 0; j < n; j++ {
        matrix.setf(a, i, j, i + j)
        matrix.setf(b, i, j, i - j)
    }
}
for i := 0; i < n; i++ {
    for j := 0; j < n; j++ {
        s := 0.0
        for k := 0; k < n; k++ { s = s + matrix.getf(a, i, k) * matrix.getf(b, k, j) }
        matrix.setf(c, i, j, s)
    }
}
print(matrix.getf(c, 0, 0), matrix.getf(c, 19, 19), matrix.getf(c, 3, 7))
// expect: 2470.0	-4750.0	1290.0
