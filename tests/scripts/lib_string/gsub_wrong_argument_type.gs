// The pattern functions check subject and pattern.
print(pcall(string.gsub, nil, "a", "b"))
// expect: false	bad argument #1 to 'string.gsub' (string expected)
print(pcall(string.gmatch, "abc", nil))
// expect: false	bad argument #2 to 'string.gmatch' (string expected)
print(pcall(string.match, {}, "a"))
// expect: false	bad argument #1 to 'string.match' (string expected)
print(pcall(string.join, "x", ","))
// expect: false	bad argument #1 to 'string.join' (table expected)
