// string.sub clamps positions and gives "" for an empty range.
print(string.sub("hello", 0), string.sub("hello", -100, 2), string.sub("hello", 4, 100))
// expect: hello	he	lo
print("[" .. string.sub("hello", 4, 2) .. "]", "[" .. string.sub("hello", 6) .. "]", "[" .. string.sub("", 1, 3) .. "]")
// expect: []	[]	[]
print("[" .. string.sub("hello", 1, -6) .. "]", string.sub("hello", -140737488355328, 140737488355327))
// expect: []	hello
print(string.sub("hello", 1e300, -1e300) == "", string.sub("hello", -1e300, 1e300))
// expect: true	hello
