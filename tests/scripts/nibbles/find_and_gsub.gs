// A call in the middle of a list is cut to one value, the last one is not.
print(string.find("hello world", "o w"), string.gsub("aaa", "a", "b", 2)) // expect: 5	bba	2
