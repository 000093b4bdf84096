// Classes may stand inside sets.
print(string.match("  id_42 = 7", "[%a_][%w_]*"), string.match("x 3.14e-2;", "[%d.eE+-]+", 3))
// expect: id_42	3.14e-2
print(string.gsub("a b1c", "[%s%d]", ""))
// expect: abc	2
print(string.gsub("a b1c", "[%S]", "."))
// expect: . ...	4
