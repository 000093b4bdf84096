// % before a punctuation byte makes it literal.
print(string.find("1+1=2", "%+"))
// expect: 2	2
print(string.match("f(x)", "%((.-)%)"), string.match("50%", "%d+%%"), string.match("[a]", "%[%a%]"))
// expect: x	50%	[a]
print(string.match("a.b", "%."), string.match("$x^", "%$%a%^"), string.match("a-b?", "%-%a%?"))
// expect: .	$x^	-b?
