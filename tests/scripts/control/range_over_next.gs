// The function next serves as an iterator with its table as state.
func all(t) { return next, t, nil }
for k, v := range all({x: 1, y: 2}) { print(k, v) }
// expect: x	1
// expect: y	2
