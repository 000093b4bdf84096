// Modules that require each other do not crash the program.
// skip-under: stress=gc the files are read until the stack overflows
pcall(require, "lib.cycle_a")
print("goes on") // expect: goes on
