// char and byte are inverses over all 256 values.
bytes := {}
for i := 0; i < 256; i++ { bytes[i + 1] = i }
s := string.char(unpack(bytes))
sum, same := 0, true
for i := 1; i <= #s; i++ {
    b := string.byte(s, i)
    if b != i - 1 { same = false }
    sum += b
}
print(#s, sum, same)
// expect: 256	32640	true
