// With captures gmatch gives them instead of the whole match.
for k, v := range string.gmatch("a=1, b=2, c=3", "(%w+)=(%w+)") { print(k, v) }
// expect: a	1
// expect: b	2
// expect: c	3
it := string.gmatch("x1y22", "(%a)(%d+)")
print(it())
// expect: x	1
print(it())
// expect: y	22
print((it()))
// expect: nil
