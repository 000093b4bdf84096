// pcall does not stop os.exit.
// expect-exit: 3
print("in")
// expect: in
pcall(func() { os.exit(3) })
print("after")
