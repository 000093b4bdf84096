// Dots in a module name become slashes.
print(require("lib.nested.inner").where) // expect: nested.inner
