// os.exit ends the program with its code; nothing after it runs.
// expect-exit: 7
print("before")
// expect: before
os.exit(7)
print("after")
