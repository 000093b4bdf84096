// %f[set] matches the border where a set begins.
print(string.gsub("THE (quick) fox", "%f[%a]%a+", "W"))
// expect: W (W) W	3
print(string.find("foo bar", "%f[%w]%w+%f[%W]", 2))
// expect: 5	7
print(string.find("abc", "%f[^%w]"))
// expect: 4	3
