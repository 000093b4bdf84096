// All compound assignments, the added ones for modulo, power and concatenation among them.
x := 10
x += 5 print(x) // expect: 15
x -= 3 print(x) // expect: 12
x *= 2 print(x) // expect: 24
x %= 7 print(x) // expect: 3
x **= 4 print(x) // expect: 81
x /= 2 print(x) // expect: 40.5
s := "a"
s ..= "b"
s ..= 1
print(s) // expect: ab1
