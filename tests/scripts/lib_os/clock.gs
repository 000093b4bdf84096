// os.clock gives float seconds that never decrease.
a := os.clock()
s := 0
for i := 1; i <= 10000; i++ { s += i }
b := os.clock()
print(math.type(a), a >= 0, b >= a)
// expect: float	true	true
