// %0 to %9 in the replacement stand for the match and its captures.
print(string.gsub("hello world", "(%w+)", "<%1>"))
// expect: <hello> <world>	2
print(string.gsub("abc", "%w", "%0%0"))
// expect: aabbcc	3
print(string.gsub("john smith", "(%w+) (%w+)", "%2, %1"))
// expect: smith, john	1
print(string.gsub("50", "%d+", "%0%%"))
// expect: 50%	1
print(string.gsub("ab", "%w", "[%1]"))
// expect: [a][b]	2
