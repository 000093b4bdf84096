// In a set, ] first, - at an end and ^ not first are literal.
print(string.match("a]b", "[]]"), string.match("a]b", "[^]]+"))
// expect: ]	a
print(string.match("a-b", "[-x]"), string.match("a-b", "[x-]"), string.match("a^b", "[x^]"))
// expect: -	-	^
print(string.match("a]b", "[%]]"), string.match("a-z", "[a%-z]+"), string.match("x.y", "[.]"))
// expect: ]	a-z	.
