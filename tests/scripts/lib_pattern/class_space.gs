// %s matches the six white-space bytes.
print(string.gsub("a b\tc\nd\re", "%s", "_"))
// expect: a_b_c_d_e	4
print(#string.match(string.char(9, 10, 11, 12, 13, 32) .. "x", "^%s+"))
// expect: 6
