// Output of io.write and print appears in program order.
io.write("1 ")
print("2")
// expect: 1 2
io.write("3\n")
// expect: 3
print("4")
// expect: 4
