// %1 in a pattern matches the text of the first capture again.
print(string.match("say 'hi' \"yo\"", "(['\"])(.-)%1"))
// expect: '	hi
print(string.match("abcabc", "^(%a+)%1$"), string.match("abcabd", "^(%a+)%1$"))
// expect: abc	nil
print(string.gsub("aa bb ab", "(%a)%1", "<%1>"))
// expect: <a> <b> ab	2
