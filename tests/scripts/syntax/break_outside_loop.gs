// A break outside any loop is an error of the program text: nothing runs.
// expect-exit: 1
// expect-stderr: break outside loop
print("must not run")
if true { break }
