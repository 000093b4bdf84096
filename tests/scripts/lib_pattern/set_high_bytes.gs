// Sets and ranges work on bytes above 127.
lo, hi := string.char(128), string.char(255)
print(string.find("aé", "[" .. lo .. "-" .. hi .. "]"))
// expect: 2	2
print(select(2, string.gsub("héé", "[" .. lo .. "-" .. hi .. "]", "")))
// expect: 4
print(string.gsub("naïve", "[^a-z]", "?"))
// expect: na??ve	2
