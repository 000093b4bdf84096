// Objects whose fields were added in different order behave alike.
func show(o) { return o.x .. "," .. o.y .. "," .. o.z }
print(show({x: 1, y: 2, z: 3}), show({z: 3, x: 1, y: 2}), show({y: 2, z: 3, x: 1})) // expect: 1,2,3	1,2,3	1,2,3
o := {}
o.z = 3 o.y = 2 o.x = 1
print(show(o)) // expect: 1,2,3
for k := range o { print(k) }
// expect: z
// expect: y
// expect: x
