// A continue outside any loop is an error of the program text: nothing runs.
// expect-exit: 1
// expect-stderr: continue outside loop
print("must not run")
continue
