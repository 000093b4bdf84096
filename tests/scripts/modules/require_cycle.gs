// Modules that require each other do not crash the program.
pcall(require, "lib.cycle_a")
print("goes on") // expect: goes on
