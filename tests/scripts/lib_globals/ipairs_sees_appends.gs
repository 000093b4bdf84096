// Elements appended during ipairs are visited.
t := {1}
for i, v := range ipairs(t) {
    if i < 4 { t[i + 1] = v * 2 }
}
print(table.concat(t, " "))
// expect: 1 2 4 8
