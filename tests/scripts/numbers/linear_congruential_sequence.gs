// A generator whose products leave the int range goes on with exactly rounded doubles.
x := 42
for i := 0; i < 1000; i++ { x = (x * 1103515245 + 12345) % 2147483648 }
print(x) // expect: 1.301764352e+09
y := 123456789
for i := 0; i < 1000; i++ { y = (y * 6364136223 + 1442695040) % 281474976710 }
print(y) // expect: 2.2091481907e+11
