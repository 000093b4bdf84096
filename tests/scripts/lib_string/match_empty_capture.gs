// A capture that matched nothing is the empty string.
print(#string.match("abc", "x*"), string.match("ab", "(x?)a(y?)b") == "")
// expect: 0	true
a, b := string.match("-12", "^(%-?)(%d+)$")
c, d := string.match("12", "^(%-?)(%d+)$")
print(a, b, c == "", d)
// expect: -	12	true	12
