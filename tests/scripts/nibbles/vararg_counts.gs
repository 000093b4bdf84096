// Three ways to count extra arguments.
func f(...) { t := {...}; return #t, #..., select("#", ...) }; print(f(1, 2, 3)) // expect: 3	3	3
