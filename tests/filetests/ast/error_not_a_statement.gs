// Expressions that do nothing, and targets that take nothing.
x
a + b
f() = 1
a.b := 2
go x
1++
else { f() }
// ast: error_not_a_statement.gs: parse error at 2:1: expression is not a statement
// ast:    2 | x
// ast:      | ^
// ast: error_not_a_statement.gs: parse error at 3:1: expression is not a statement
// ast:    3 | a + b
// ast:      | ^
// ast: error_not_a_statement.gs: parse error at 4:2: cannot assign to this expression
// ast:    4 | f() = 1
// ast:      |  ^
// ast: error_not_a_statement.gs: parse error at 5:2: expected a name on the left of ":="
// ast:    5 | a.b := 2
// ast:      |  ^
// ast: error_not_a_statement.gs: parse error at 6:4: expected a call after "go"
// ast:    6 | go x
// ast:      |    ^
// ast: error_not_a_statement.gs: parse error at 7:1: cannot assign to this expression
// ast:    7 | 1++
// ast:      | ^
// ast: error_not_a_statement.gs: parse error at 8:1: expected statement, got keyword ("else")
// ast:    8 | else { f() }
// ast:      | ^
