// Building a string by repeated append works for any length, and may be read in between.
s := ""
for i := 0; i < 8000; i++ { s = s .. "x" }
print(#s) // expect: 8000
t := ""
for i := 1; i <= 300; i++ {
  t ..= i .. ","
  if #t != #(t .. "") { print("wrong length") }
}
print(#t, t:sub(1, 12), t:sub(-8)) // expect: 1092	1,2,3,4,5,6,	299,300,
p := ""
for i := 0; i < 1000; i++ { p = i % 10 .. p }
print(#p, p:sub(1, 10)) // expect: 1000	9876543210
