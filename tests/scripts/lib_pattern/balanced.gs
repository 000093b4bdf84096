// %bxy matches a balanced run from x to y.
print(string.match("f(a(b)c)d)", "%b()"), string.match("((x)", "%b()"), string.match("(((", "%b()"))
// expect: (a(b)c)	(x)	nil
print(string.gsub("a{b{c}}d{e}", "%b{}", "_"))
// expect: a_d_	2
print(string.match("say \"hello\" now", "%b\"\""))
// expect: "hello"
