// In gmatch a leading ^ is no anchor but an ordinary byte.
n := 0
for w := range string.gmatch("aaa", "^a") { n++ }
print(n)
// expect: 0
for w := range string.gmatch("a^a^a", "^a") { n++ }
print(n)
// expect: 2
