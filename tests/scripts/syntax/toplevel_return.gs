// A return at top level ends the program.
print("before") // expect: before
if true { return 1, 2 }
print("after")
