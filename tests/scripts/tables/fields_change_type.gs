// A field of many objects of one form may change its type.
func point(x, y) { return {x: x, y: y} }
func sum(p) { return p.x + p.y }
total := 0
for i := 1; i <= 500; i++ { total += sum(point(i, 1)) }
print(total) // expect: 125750
for i := 1; i <= 500; i++ { total += sum(point(i, 0.5)) }
print(total) // expect: 251250.0
print(sum(point("3", "4")), sum(point(1.5, 2))) // expect: 7	3.5
print(pcall(sum, point(1, nil))) // expect: false	attempt to perform arithmetic on a nil value
p := point(1, 2)
p.x = {}
p.y = func() { return "called" }
print(type(p.x), p.y()) // expect: table	called
p.x = nil
print(p.x) // expect: nil
