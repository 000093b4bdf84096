// A module that does not exist is an error that can be caught.
ok, message := pcall(require, "lib.no_such_module")
print(ok, message:contains("module 'lib.no_such_module' not found")) // expect: false	true
