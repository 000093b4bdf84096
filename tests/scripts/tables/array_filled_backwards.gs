// An array may be filled from its end.
t := {}
for i := 500; i >= 1; i-- { t[i] = i }
print(#t, t[1], t[250], t[500]) // expect: 500	1	250	500
u := {}
for i := 5000; i >= 1; i-- { u[i] = i }
print(#u, u[5000], u[1024], u[1023]) // expect: 5000	5000	1024	1023
for i := 1; i <= 5000; i++ { if u[i] != i { print("wrong at", i) } }
