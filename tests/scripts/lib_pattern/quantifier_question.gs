// ? makes one item optional and prefers to take it.
print(string.match("color colour", "colou?r"), string.match("colour", "colou?r"))
// expect: color	colour
print(string.match("-5", "[+-]?%d"), string.match("5", "[+-]?%d"), string.match("aa", "a?a?a?"))
// expect: -5	5	aa
