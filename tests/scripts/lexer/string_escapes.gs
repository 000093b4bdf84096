// Strings know the escapes n, t, r, backslash and quote.
print("a\tb\\c\"d") // expect: a	b\c"d
print("one\ntwo")
// expect: one
// expect: two
s := "\n\t\r\\\""
print(#s, string.byte(s, 1, 5)) // expect: 5	10	9	13	92	34
