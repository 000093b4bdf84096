// Closures of one round share that round's variables, closures of different rounds do not.
pairs_of := {}
for i := 1; i <= 3; i++ {
  x := i
  pairs_of[i] = {set: func(v) { x = v i = v }, get: func() { return x + i }}
}
pairs_of[1].set(100)
print(pairs_of[1].get(), pairs_of[2].get(), pairs_of[3].get()) // expect: 200	4	6
