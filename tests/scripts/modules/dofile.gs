// dofile runs a file each time and returns all its values.
print(dofile("lib/values.gs")) // expect: 1	two	nil	4
dofile("lib/values.gs")
print(runs) // expect: 2
print(dofile("lib/declares.gs")) // expect:
print(declared_function("x")) // expect: x/from module
print((pcall(dofile, "lib/no_such_file.gs"))) // expect: false
