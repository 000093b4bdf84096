// The text ends in the middle of a block.
func f() {
  if x {
    g(1,
      2
// ast: error_at_end_of_input.gs: parse error at 5:8: expected "," or ")" (opened at 4:6), got end of input
// ast:    5 |       2
// ast:      |        ^
