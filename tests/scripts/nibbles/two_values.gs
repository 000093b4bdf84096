// A call gives one value in the middle of a list and in parentheses.
func two() { return 1, 2 }; print(two(), two(), (two())) // expect: 1	1	1
