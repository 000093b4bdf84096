// Fields of a table literal are separated by commas, semicolons or nothing.
a := {1, 2, 3}
b := {1; 2; 3;}
c := {1 2 3}
d := {x: 1 y: 2, z: 3 "pos",}
print(#a, #b, #c) // expect: 3	3	3
print(d.x, d.y, d.z, d[1]) // expect: 1	2	3	pos
