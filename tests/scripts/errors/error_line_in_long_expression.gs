// The line of an error is that of the failing operator, not of the statement.
// expect-exit: 1
// expect-stderr: error_line_in_long_expression.gs:7: attempt to perform arithmetic on a nil value
a := 1
b := 2
c := a * b
  + nothing
