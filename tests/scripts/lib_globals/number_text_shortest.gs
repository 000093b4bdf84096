// A float prints the fewest digits that read back as the same float.
print(0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3)
// expect: 0.1	0.2	0.30000000000000004	0.3333333333333333	0.6666666666666666
print(123456.789, 3.14159, 100.25, 1e23, 9007199254740993.0)
// expect: 123456.789	3.14159	100.25	1e+23	9.007199254740992e+15
print(5e-324, 1.7976931348623157e308)
// expect: 5e-324	1.7976931348623157e+308
ok := true
x := 0.001
for i := 1; i <= 200; i++ {
    x = x * 1.37 + 0.0001
    if tonumber(tostring(x)) != x { ok = false }
}
print(ok)
// expect: true
