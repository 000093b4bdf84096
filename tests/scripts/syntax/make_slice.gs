// make with a slice type gives a table of zeros at indices 0 to n-1.
b := make([]bool, 3)
print(b[0], b[2], b[3], #b) // expect: false	false	nil	2
i := make([]int, 2)
print(i[0], i[1], math.type(i[0]), #i) // expect: 0	0	integer	1
f := make([]float, 2)
print(f[0], f[1], f[2]) // expect: 0.0	0.0	nil
s := make([]string, 1)
print(s[0] == "", #s) // expect: true	0
m := make(map[string]int)
m.x = 1
print(m.x, #m) // expect: 1	0
c := make([]int, 2, 10)
print(c[1], c[2]) // expect: 0	nil
print(make([]float64, 1)[0], make([]byte, 1)[0], make([]other, 1)[0]) // expect: 0.0	0	nil
