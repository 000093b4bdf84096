// A row taken out of a matrix still belongs to it.
m := matrix.dense(3, 2)
row := m[1]
row[0] = 7.5
print(m[1][0], m[0][0], matrix.getf(m, 1, 0), m[1] == row)
// expect: 7.5	0.0	7.5	true
