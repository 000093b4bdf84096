// The last call of a definition and of a literal expands.
func two() { return 1, 2 }; a, b, c := 0, two(); t := {two(), two()}; print(a, b, c, #t) // expect: 0	1	2	3
