// The word while stays usable as a name.
while := 5
print(while + 1) // expect: 6
while += 1
while++
print(while) // expect: 7
t := {while: 1}
print(t.while) // expect: 1
