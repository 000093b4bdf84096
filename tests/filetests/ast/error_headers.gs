// A mistake in a header does not hide those in the body.
if x = 1 {
  y z
}
for i := 0; i < 3 {
  = 1
}
func f(a b) {
  return )
}
while {
  f()
}
// ast: error_headers.gs: parse error at 2:6: expected "{", got symbol ("=")
// ast:    2 | if x = 1 {
// ast:      |      ^
// ast: error_headers.gs: parse error at 3:3: expression is not a statement
// ast:    3 |   y z
// ast:      |   ^
// ast: error_headers.gs: parse error at 5:19: expected ";", got symbol ("{")
// ast:    5 | for i := 0; i < 3 {
// ast:      |                   ^
// ast: error_headers.gs: parse error at 6:3: expected statement, got symbol ("=")
// ast:    6 |   = 1
// ast:      |   ^
// ast: error_headers.gs: parse error at 8:10: expected "," or ")", got name ("b")
// ast:    8 | func f(a b) {
// ast:      |          ^
// ast: error_headers.gs: parse error at 9:10: expected statement, got symbol (")")
// ast:    9 |   return )
// ast:      |          ^
// ast: error_headers.gs: parse error at 11:7: expected condition before "{"
// ast:   11 | while {
// ast:      |       ^
