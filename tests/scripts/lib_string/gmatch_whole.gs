// gmatch iterates over successive matches.
for w := range string.gmatch("one two  three", "%a+") { print(w) }
// expect: one
// expect: two
// expect: three
for w := range string.gmatch("", "%a+") { print("never") }
n := 0
for w := range string.gmatch("a,b,,c", ",") { n++ }
print(n)
// expect: 3
