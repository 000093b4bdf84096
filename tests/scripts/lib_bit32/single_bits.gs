// test, set, clear and toggle work on one bit, counted from 0.
print(bit32.test(5, 0), bit32.test(5, 1), bit32.test(5, 2), bit32.test(2147483648, 31))
// expect: true	false	true	true
print(bit32.set(0, 3), bit32.set(8, 3), bit32.set(0, 31))
// expect: 8	8	2147483648
print(bit32.clear(15, 0), bit32.clear(14, 0), bit32.toggle(5, 0), bit32.toggle(4, 0))
// expect: 14	14	4	5
