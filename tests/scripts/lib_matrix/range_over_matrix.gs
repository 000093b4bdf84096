// Iterating visits rows and columns in order from 0.
m := matrix.dense(2, 2)
for i := 0; i < 2; i++ {
    for j := 0; j < 2; j++ { matrix.setf(m, i, j, i * 10 + j) }
}
for i, row := range m {
    for j, v := range row { print(i, j, v) }
}
// expect: 0	0	0.0
// expect: 0	1	1.0
// expect: 1	0	10.0
// expect: 1	1	11.0
