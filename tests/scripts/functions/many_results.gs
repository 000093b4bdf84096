// Results in numbers around the width of the field that says how many are wanted, called from script and from C++.
func row(n) {
    t := {}
    for i := 1; i <= n; i++ { t[i] = i }
    return table.unpack(t)
}
func passed_on(n) { return row(n) }
func two() { return 1, 2 }
func three() { return 1, 2, 3 }
a, b := three()
c, d, e, f := two()
print(a, b, c, d, e, f, (three()), select("#", two()), select("#", three(), two())) // expect: 1	2	1	2	nil	nil	1	2	3
for _, n := range {0, 1, 254, 255, 256, 512, 1024, 2048, 2303, 3000} {
    x, y := passed_on(n)
    results := {pcall(passed_on, n)}
    direct := {passed_on(n)}
    print(n, x, y, select("#", passed_on(n)), #results - 1, #direct, direct[n])
}
// expect: 0	nil	nil	0	0	0	nil
// expect: 1	1	nil	1	1	1	1
// expect: 254	1	2	254	254	254	254
// expect: 255	1	2	255	255	255	255
// expect: 256	1	2	256	256	256	256
// expect: 512	1	2	512	512	512	512
// expect: 1024	1	2	1024	1024	1024	1024
// expect: 2048	1	2	2048	2048	2048	2048
// expect: 2303	1	2	2303	2303	2303	2303
// expect: 3000	1	2	3000	3000	3000	3000
