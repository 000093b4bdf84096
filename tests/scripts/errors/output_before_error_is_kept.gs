// Everything printed before an uncaught error reaches standard output.
// expect-exit: 1
// expect-stderr: the end
for i := 1; i <= 3; i++ { print("line", i) }
// expect: line	1
// expect: line	2
// expect: line	3
io.write("no newline yet, ", "then one\n") // expect: no newline yet, then one
error("the end")
