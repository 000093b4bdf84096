// os.exit ends the program with its status at once.
// expect-exit: 7
print("leaving") // expect: leaving
func f() { pcall(func() { os.exit(7) }) }
f()
print("never")
