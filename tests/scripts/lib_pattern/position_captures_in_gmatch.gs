// gmatch gives position captures next to text captures.
it := string.gmatch("ab  cde", "()(%a+)()")
print(it())
// expect: 1	ab	3
print(it())
// expect: 5	cde	8
print((it()))
// expect: nil
