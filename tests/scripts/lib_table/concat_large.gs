// table.concat joins many pieces.
t := {}
for i := 1; i <= 20000; i++ { t[i] = i }
s := table.concat(t, ",")
print(#s, string.sub(s, 1, 11), string.sub(s, -11))
// expect: 108893	1,2,3,4,5,6	19999,20000
