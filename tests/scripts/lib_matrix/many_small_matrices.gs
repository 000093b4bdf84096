// Matrices are ordinary garbage-collected values.
sum := 0.0
for i := 1; i <= 2000; i++ {
    m := matrix.dense(4, 4)
    m[3][3] = i * 1.0
    sum = sum + matrix.getf(m, 3, 3) + m[0][0]
}
print(sum)
// expect: 2.001e+06
