// helper
greet_loads = (greet_loads || 0) + 1
M := {name: "greet"}
M.hello = func(who) { return "hello " .. who }
M.apply = func(f, x) { return f(x) }
return M, "second value is dropped"
