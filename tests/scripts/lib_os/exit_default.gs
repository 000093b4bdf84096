// os.exit without a code means success.
// expect-exit: 0
print("bye")
// expect: bye
os.exit()
print("after")
