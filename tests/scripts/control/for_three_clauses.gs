// The three-clause loop runs init once, then condition, body and post in turn.
out := ""
for i := 0; i < 5; i++ { out ..= i }
print(out) // expect: 01234
out = ""
for i := 10; i > 0; i -= 3 { out ..= i .. "," }
print(out) // expect: 10,7,4,1,
for a, b := 0, 10; a < b; a, b = a + 1, b - 1 { out = a .. ":" .. b }
print(out) // expect: 4:6
for i := 5; i < 5; i++ { print("never") }
for s := ""; #s < 3; s ..= "x" { print("[" .. s .. "]") }
// expect: []
// expect: [x]
// expect: [xx]
