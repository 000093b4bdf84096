// Lengths in bytes, order by bytes, operands of and and or.
print(#"héllo", "a" < "b", "Z" < "a", nil || "d", false && 1) // expect: 6	true	true	d	false
