// Tables are compared by identity.
a := {}
b := a
print(a == b, a == {}, {} == {}, a != b) // expect: true	false	false	false
b.x = 1
print(a.x) // expect: 1
s := {[a]: "found"}
print(s[b], s[{}]) // expect: found	nil
