// A final $ keeps only the match that reaches the end.
for w := range string.gmatch("one two three", "%a+$") { print(w) }
// expect: three
