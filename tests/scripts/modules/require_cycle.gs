// Modules that require each other do not crash the program.
// gc-period: 19997
pcall(require, "lib.cycle_a")
print("goes on") // expect: goes on
