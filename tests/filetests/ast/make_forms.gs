// make is special before chan, [ and a map type, and an ordinary name otherwise.
a := make(chan, n)
b := make([]bool, n + 1)
c := make([]float64, n, 2 * n)
d := make([]string, 0)
e := make([][]int, n)
f := make(map[string]int)
g := make(map[string][]pkg.Point, 100)
h := make(map[k])
make(1, 2)
make = 1
// ast: main
// ast:   declare a = (make-chan n)
// ast:   declare b = (make-array bool (+ n 1))
// ast:   declare c = (make-array float n (* 2 n))
// ast:   declare d = (make-array string 0)
// ast:   declare e = (make-array nothing n)
// ast:   declare f = (table)
// ast:   declare g = (table)
// ast:   declare h = (call make (index map k))
// ast:   do (call make 1 2)
// ast:   assign make = 1
