// The length is the largest index from 1 on that holds a value in the array part.
print(#{1, 2, 3}, #{}, #{10, nil, 30}, #{nil, nil, 3}) // expect: 3	0	3	3
t := {10, nil, 30}
t[3] = nil
print(#t) // expect: 1
print(#{nil}, #{1, nil}, #{nil, 2, nil}) // expect: 0	1	2
u := {}
u[5] = 1
print(#u) // expect: 5
u[5] = nil
print(#u) // expect: 0
print(#{x: 1}, #{[0]: 1}, #{[0]: 1, 2}) // expect: 0	0	1
