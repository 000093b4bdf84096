// Identifiers are case sensitive, may hold digits and underscores, and a lone underscore is a name.
name := 1
Name := 2
NAME_2 := 3
_ := 4
__x9 := 5
print(name, Name, NAME_2, _, __x9) // expect: 1	2	3	4	5
_ = _ + 1
print(_) // expect: 5
format := "not reserved"
iff := "nor this"
print(format, iff) // expect: not reserved	nor this
