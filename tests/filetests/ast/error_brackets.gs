// Each statement's unclosed brackets stay its own affair.
x = (1 + 2
y = [1]
f(1, 2]
z = {1, 2)
g()
// ast: error_brackets.gs: parse error at 3:1: expected ")" (opened at 2:5), got name ("y")
// ast:    3 | y = [1]
// ast:      | ^
// ast: error_brackets.gs: parse error at 3:5: expected expression, got symbol ("[")
// ast:    3 | y = [1]
// ast:      |     ^
// ast: error_brackets.gs: parse error at 4:7: expected "," or ")", got symbol ("]")
// ast:    4 | f(1, 2]
// ast:      |       ^
// ast: error_brackets.gs: parse error at 5:10: expected field or "}", got symbol (")")
// ast:    5 | z = {1, 2)
// ast:      |          ^
