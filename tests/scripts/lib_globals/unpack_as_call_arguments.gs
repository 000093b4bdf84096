// unpack in last position feeds a call.
func join3(a, b, c) { return tostring(a) .. tostring(b) .. tostring(c) }
print(join3(unpack({"x", "y", "z"})))
// expect: xyz
print(join3("w", unpack({1, 2})))
// expect: w12
print(join3(unpack({1, 2}), "z"))
// expect: 1znil
