// One message for each mistake, and the good statements between them are understood.
x = = 1
y := 2
f(1 2, 3)
t := {
  a: 1,
  b: = 2,
}
z := (y +
w := 3
func g() {
  return 1 +
}
h(
// ast: error_recovery.gs: parse error at 2:5: expected expression, got symbol ("=")
// ast:    2 | x = = 1
// ast:      |     ^
// ast: error_recovery.gs: parse error at 4:5: expected "," or ")", got number ("2")
// ast:    4 | f(1 2, 3)
// ast:      |     ^
// ast: error_recovery.gs: parse error at 7:6: expected expression, got symbol ("=")
// ast:    7 |   b: = 2,
// ast:      |      ^
// ast: error_recovery.gs: parse error at 10:3: expected ")" (opened at 9:6), got symbol (":=")
// ast:   10 | w := 3
// ast:      |   ^
// ast: error_recovery.gs: parse error at 13:1: expected expression, got symbol ("}")
// ast:   13 | }
// ast:      | ^
// ast: error_recovery.gs: parse error at 14:3: expected expression or ")", got end of input
// ast:   14 | h(
// ast:      |   ^
