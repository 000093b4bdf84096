// An iterator that is through stays so.
next_word := string.gmatch("a b", "%a*")
print(next_word(), next_word(), next_word(), next_word())
// expect: a	b	nil	nil
empty := string.gmatch("", "x*")
print(empty() == "", empty(), empty())
// expect: true	nil	nil
