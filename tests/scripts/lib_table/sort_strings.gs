// Strings sort by bytes.
t := {"banana", "apple", "Cherry", "apple2", "", "b"}
table.sort(t)
print(table.concat(t, ","))
// expect: ,Cherry,apple,apple2,b,banana
