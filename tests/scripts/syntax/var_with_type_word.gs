// A type word between the name and the equals sign of a var statement is ignored.
var x int = 1
var s string = "text"
var f float = 2.5
print(x, s, f) // expect: 1	text	2.5
