// Endless, while-style, and the word while where it is one.
for { break }
for x < 3 { x++ }
while x > 0 { x-- }
while !done() {}
while := 1
while = while + 1
// ast: main
// ast:   while
// ast:     break
// ast:   while (< x 3)
// ast:     update + x 1
// ast:   while (> x 0)
// ast:     update - x 1
// ast:   while (not (call done))
// ast:   declare while = 1
// ast:   assign while = (+ while 1)
