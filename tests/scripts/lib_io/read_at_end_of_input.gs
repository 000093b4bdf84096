// On empty input reads give nil and lines has nothing to visit.
print(io.read("*l"), io.read("*n"))
// expect: nil	nil
for line := range io.lines() { print("never") }
print("done")
// expect: done
