// Top-level declarations of a module are globals; without a return the value is true.
print(declared_variable, declared_function) // expect: nil	nil
print(require("lib.declares")) // expect: true
print(declared_variable, declared_function("x")) // expect: from module	x/from module
print(require("lib.declares"), local_loads) // expect: true	1
declared_variable = "changed"
print(declared_function("y")) // expect: y/changed
