// %p matches ASCII punctuation, all 32 of them.
n := 0
for i := 0; i < 256; i++ {
    if string.find(string.char(i), "^%p$") { n++ }
}
print(n)
// expect: 32
print(string.gsub("a.b,c!_$d", "%p", ""))
// expect: abcd	5
