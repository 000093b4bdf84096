// Substrings are clamped, and negative positions count from the end.
s := "abcdef"
print(s:sub(2), s:sub(2, 4), s:sub(-2), s:sub(2, -2)) // expect: bcdef	bcd	ef	bcde
print(s:sub(0), s:sub(-100, 2), s:sub(5, 100)) // expect: abcdef	ab	ef
print("[" .. s:sub(4, 3) .. s:sub(7) .. s:sub(3, -5) .. "]") // expect: []
big := string.rep("0123456789", 1000)
part := big:sub(5001, 5010)
print(part, #big:sub(2), big:sub(2):sub(2):sub(-1)) // expect: 0123456789	9999	9
