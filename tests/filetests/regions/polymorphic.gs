// loop: 6
// rounds: 6
// Two shapes at one place: the graph asks for one after the other.
objects := {{x: 1}, {y: 1, x: 2}}
sum := 0
for i := 0; i < 60; i++ { o := objects[i % 2 + 1]
  sum += o.x
}
return sum
