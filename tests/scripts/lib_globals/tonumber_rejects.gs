// Text that is not a decimal number gives nil, and so do other kinds of value.
for _, s := range {"", "   ", "abc", "12abc", "1 2", "1_000", "0x10", "0b1", "1,5", "1e", "1e+", ".", "-", "--1", "e5", "1.2.3"} {
    if tonumber(s) != nil { print("accepted", s) }
}
print(tonumber(nil), tonumber(true), tonumber({}), tonumber(print))
// expect: nil	nil	nil	nil
