// Reading an unknown name gives nil; assigning to one makes a global.
print(nothing, type(nothing)) // expect: nil	nil
func f() { created = "in f" }
f()
print(created) // expect: in f
if true { another = 5 }
print(another) // expect: 5
