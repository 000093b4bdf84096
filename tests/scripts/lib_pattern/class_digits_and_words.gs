// %d matches digits, %w letters and digits (not the underscore), %x hexadecimal digits.
s := "x1_F9g"
print(string.gsub(s, "%d", "."))
// expect: x._F.g	2
print(string.gsub(s, "%w", "."))
// expect: .._...	5
print(string.gsub(s, "%x", "."))
// expect: x._..g	3
