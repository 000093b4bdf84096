// A variable may change between int and float while a loop runs.
x := 1
for i := 0; i < 200; i++ {
  x = x * 2
  if x > 1000000 { x = 1 }
}
print(x) // expect: 1
y := 1
for i := 0; i < 100; i++ { y = y * 2 }
print(y) // expect: 1.2676506002282294e+30
z := 0
for i := 0; i < 1000; i++ {
  if i == 500 { z = z + 0.5 }
  z = z + 1
}
print(z) // expect: 1000.5
