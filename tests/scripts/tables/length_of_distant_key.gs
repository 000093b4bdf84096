// A key below 1024 joins the array part at once, a distant one only when the array reaches it.
t := {}
t[1023] = 1
print(#t) // expect: 1023
u := {}
u[1024] = 1
print(#u) // expect: 0
for i := 1; i <= 1023; i++ { u[i] = i }
print(#u) // expect: 1024
print(#{[2000]: 1}) // expect: 0
v := {}
for i := 1; i <= 3000; i++ { v[i] = i }
v[5000] = 1
print(#v, v[5000]) // expect: 3000	1
v[3001] = 1
print(#v) // expect: 3001
