// ... at the top level and in functions that are not variadic is legal.
print(...)
func f(...) {
  t := {...}
  a, b := ...
  return #..., ...[1], t, f(..., 1)
}
func g() { return ... }
// ast: main
// ast:   do (call print ...)
// ast:   func f = #1
// ast:     #1 f (...)
// ast:       declare t@0 = (table ...)
// ast:       declare a@1 b@2 = ...
// ast:       return (len ...) (index ... 1) t@0 (call f ... 1)
// ast:   func g = #2
// ast:     #2 g ()
// ast:       return ...
