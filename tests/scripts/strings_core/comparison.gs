// Strings compare byte by byte.
print("a" < "b", "Z" < "a", "" < "a", "a" < "") // expect: true	true	true	false
print("abc" < "abd", "ab" < "abc", "abc" <= "abc", "b" > "abc") // expect: true	true	true	true
print("é" > "z", "10" < "9", "a" == "a", "a" != "A") // expect: true	true	true	true
a := "he" .. "llo"
print(a == "hello", a < "hellp", {[a]: 1}["hello"]) // expect: true	true	1
