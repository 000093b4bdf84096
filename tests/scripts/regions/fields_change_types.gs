// Loops that rely on what a field has always held, and somebody stores something else: before the loop, in it, behind its back.

func sum_of(points, rounds) {
  sum := 0
  for r := 1; r <= rounds; r++ {
    for i := 1; i <= #points; i++ {
      p := points[i]
      sum = sum + p.x * p.y
    }
  }
  return sum
}

points := {}
for i := 1; i <= 20; i++ { points[i] = {x: i + 0.5, y: 2.0} }
print(sum_of(points, 20))
// expect: 8800.0

// An integer among the doubles, in one object of many.
points[7].x = 3
print(sum_of(points, 20))
// expect: 8620.0

// Now nothing that can be multiplied, but for a metatable's sake.
scaled := setmetatable({}, {__mul: func(a, b) { return 1000 }})
points[9].y = scaled
print(sum_of(points, 20))
// expect: 28240.0
points[9].y = nil
print(pcall(sum_of, points, 20))
// expect: false	attempt to perform arithmetic on a nil value
points[9].y = 2.0

// The loop itself does it, in a function that it calls, through another name for the object, from round 30 on.
func spoil(object, round) {
  if round == 30 { object["wei" .. "ght"] = "12" }
  return round
}
func weights(object, rounds) {
  sum, rest := 0.0, 0
  for r := 1; r <= rounds; r++ {
    sum = sum + object.weight
    if pcall(spoil, object, r) { rest++ }
    if type(object.weight) == "string" { break }
  }
  return sum, object.weight, rest
}
print(weights({weight: 1.25}, 60))
// expect: 37.5	12	30

// Two kinds of objects at one place, each with its own facts.
func area(shapes, rounds) {
  sum := 0
  for r := 1; r <= rounds; r++ {
    for i := 1; i <= #shapes; i++ { sum = sum + shapes[i].size }
  }
  return sum
}
shapes := {}
for i := 1; i <= 10; i++ { shapes[i] = i % 2 == 0 && {size: i} || {name: "s", size: i / 2} }
print(area(shapes, 30))
// expect: 1275.0
shapes[4].size = 0.25
shapes[5].size = 7
print(area(shapes, 30))
// expect: 1297.5
