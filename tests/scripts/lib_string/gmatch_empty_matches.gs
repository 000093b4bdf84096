// Empty matches advance by one byte and include the end.
out := {}
for p := range string.gmatch("abc", "()") { table.insert(out, p) }
print(table.concat(out, " "))
// expect: 1 2 3 4
n := 0
for w := range string.gmatch("ab", "x*") { n++ }
print(n)
// expect: 3
