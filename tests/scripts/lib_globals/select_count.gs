// select("#", ...) counts every argument, trailing nils included.
print(select("#"), select("#", nil), select("#", 1, nil, nil))
// expect: 0	1	3
func count(...) { return select("#", ...) }
print(count(), count(nil, nil), count(1, 2, 3, nil))
// expect: 0	2	4
