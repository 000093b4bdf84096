// matrix.dense gives rows and columns from 0, all 0.0.
m := matrix.dense(2, 3)
print(type(m), type(m[0]), m[0][0], m[1][2])
// expect: table	table	0.0	0.0
print(#m, #m[0], m[2], m[0][3])
// expect: 1	2	nil	nil
