// Modules that require each other get an error that can be caught.
print(pcall(require, "lib.cycle_a")) // expect: false	module 'lib.cycle_a' is still being loaded: it requires itself
print(pcall(require, "lib.cycle_a")) // expect: false	module 'lib.cycle_a' is still being loaded: it requires itself
