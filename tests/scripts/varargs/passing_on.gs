// Extra arguments are passed on through calls, methods and unpack.
func count(...) { return select("#", ...) }
func pass(...) { return count(...) }
print(pass(1, 2, 3), pass(), pass(nil)) // expect: 3	0	1
o := {m: func(self, ...) { return count(...) }}
func m(...) { return o:m(...) }
print(m(1, 2)) // expect: 2
print(count(unpack({1, 2, 3})), count(unpack({}, 1, 3))) // expect: 3	3
print(count(0, unpack({1, 2})), count(unpack({1, 2}), 0)) // expect: 3	2
