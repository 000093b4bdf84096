// Strings hold any bytes, zeros among them.
s := string.char(0, 1, 255, 0, 10)
print(#s, s:byte(1, -1)) // expect: 5	0	1	255	0	10
t := "a" .. string.char(0) .. "b"
print(#t, t == "a" .. string.char(0) .. "b", t == "a" .. string.char(0) .. "c") // expect: 3	true	false
print(t < "a" .. string.char(1), t > "a") // expect: true	true
k := {}
k[t] = 1
k["a"] = 2
print(k[t], k["a"]) // expect: 1	2
