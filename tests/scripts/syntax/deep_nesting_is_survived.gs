// Text nested absurdly deep gives its value or an error that can be caught, never a crash.
// gc-period: 499
n := 10000
func attempt(src) { pcall(loadstring, src) }
func nested(open, middle, close) { attempt(open:rep(n) .. middle .. close:rep(n)) }
nested("if true {", "", "}")
nested("for false {", "", "}")
nested("f = func() {", "", "}")
nested("{", "", "}")
print("statements") // expect: statements
attempt("x = " .. string.rep("(", n) .. "1" .. string.rep(")", n))
attempt("x = " .. string.rep("{", n) .. string.rep("}", n))
attempt("x = " .. string.rep("!", n) .. "1")
attempt("x = " .. string.rep("2 ** ", n) .. "1")
attempt("x = " .. string.rep("1 .. ", n) .. "1")
attempt("x = 1" .. string.rep(" + 1", n))
attempt("x = f" .. string.rep("[f", n) .. string.rep("]", n))
attempt("x = " .. string.rep("f(", n) .. string.rep(")", n))
attempt("x = " .. string.rep("func() { return ", n) .. "1" .. string.rep("}", n))
attempt("x = f" .. string.rep("()", n))
attempt("x = f" .. string.rep(".x", n))
print("expressions") // expect: expressions
attempt(string.rep("(", n))
attempt(string.rep("{", n))
attempt(string.rep("if x {", n))
attempt("if x { } " .. string.rep("else if x { } ", n))
print("unclosed") // expect: unclosed
