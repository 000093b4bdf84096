// Bytes are read by position, from the end too.
print(string.byte("A"), string.byte("abc", 2), string.byte("abc", -1)) // expect: 65	98	99
print(string.byte("abc", 1, 3)) // expect: 97	98	99
print(string.byte("abc", 10), string.byte("")) // expect: nil	nil
sum := 0
s := "the quick brown fox"
for i := 1; i <= #s; i++ { sum += s:byte(i) }
print(sum) // expect: 1843
