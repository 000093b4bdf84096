// A quotient serves as an index when it is integral, and misses when it is not.
t := {}
for i := 0; i <= 10; i++ { t[i] = i * 100 }
n := 10
print(t[n / 2], t[n / 4], t[math.floor(n / 4)]) // expect: 500	nil	200
t[n / 2] = "middle"
print(t[5]) // expect: middle
