// Plain, variadic and named variadic, with trailing commas.
func none() {}
func some(a, b, c,) {}
func rest(...) { return ... }
func named(a, args...) { return #args, ... }
func before(a, ...args) { return args[1], #..., ...[2] }
// ast: main
// ast:   func none = #1
// ast:     #1 none ()
// ast:   func some = #2
// ast:     #2 some (a@0 b@1 c@2)
// ast:   func rest = #3
// ast:     #3 rest (...)
// ast:       return ...
// ast:   func named = #4
// ast:     #4 named (a@0 ...args@1)
// ast:       return (len args@1) ...
// ast:   func before = #5
// ast:     #5 before (a@0 ...args@1)
// ast:       return (index args@1 1) (len ...) (index ... 2)
