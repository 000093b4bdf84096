// Modules may require other modules, and functions.
print(require("lib.uses_other").greeting()) // expect: hello from uses_other
func late() { return require("lib.greet").name }
print(late(), greet_loads) // expect: greet	1
