// Hundreds of arguments, parameters and results, at the limits of small encodings: 254 is a count, 255 means "all".
func parameters(n) {
  names := {}
  for i := 1; i <= n; i++ { names[i] = "a" .. i }
  return table.concat(names, ", ")
}
func numbers(n) {
  list := {}
  for i := 1; i <= n; i++ { list[i] = i }
  return list
}
func check(n) {
  names := parameters(n)
  last := n == 0 && "nil" || "a" .. n
  fixed := loadstring("return func(" .. names .. ") { return " .. last .. " }")
  open := loadstring("return func(" .. names .. (n > 0 && ", " || "") .. "...) { return #..., " .. last .. ", ... }")
  every := loadstring("return func(" .. names .. ") { return " .. (n == 0 && "nil" || names) .. " }")
  literal := loadstring("return func(f) { return f(" .. table.concat(numbers(n), ", ") .. ") }")
  print(n, fixed(unpack(numbers(n))), fixed(unpack(numbers(n + 3))), fixed(unpack(numbers(n - 1))), literal(fixed))
  print(n, open(unpack(numbers(n))), select("#", open(unpack(numbers(n + 2)))), select("#", open(unpack(numbers(0)))))
  print(n, select("#", every(unpack(numbers(n)))), select(math.max(n, 1), every(unpack(numbers(n)))), select("#", literal(every)))
}
for i, n := range {0, 1, 2, 15, 16, 63, 120, 121, 200, 247, 250, 253, 254, 255, 256, 300} { check(n) }
// expect: 0	nil	nil	nil	nil
// expect: 0	0	4	2
// expect: 0	1	nil	1
// expect: 1	1	1	nil	1
// expect: 1	0	4	2
// expect: 1	1	1	1
// expect: 2	2	2	nil	2
// expect: 2	0	4	2
// expect: 2	2	2	2
// expect: 15	15	15	nil	15
// expect: 15	0	4	2
// expect: 15	15	15	15
// expect: 16	16	16	nil	16
// expect: 16	0	4	2
// expect: 16	16	16	16
// expect: 63	63	63	nil	63
// expect: 63	0	4	2
// expect: 63	63	63	63
// expect: 120	120	120	nil	120
// expect: 120	0	4	2
// expect: 120	120	120	120
// expect: 121	121	121	nil	121
// expect: 121	0	4	2
// expect: 121	121	121	121
// expect: 200	200	200	nil	200
// expect: 200	0	4	2
// expect: 200	200	200	200
// expect: 247	247	247	nil	247
// expect: 247	0	4	2
// expect: 247	247	247	247
// expect: 250	250	250	nil	250
// expect: 250	0	4	2
// expect: 250	250	250	250
// expect: 253	253	253	nil	253
// expect: 253	0	4	2
// expect: 253	253	253	253
// expect: 254	254	254	nil	254
// expect: 254	0	4	2
// expect: 254	254	254	254
// expect: 255	255	255	nil	255
// expect: 255	0	4	2
// expect: 255	255	255	255
// expect: 256	256	256	nil	256
// expect: 256	0	4	2
// expect: 256	256	256	256
// expect: 300	300	300	nil	300
// expect: 300	0	4	2
// expect: 300	300	300	300
// Far more than registers, through variadic functions and back.
func pass(...) { return ... }
func count(...) { return #... }
list := numbers(5000)
print(count(pass(unpack(list))), select(5000, pass(unpack(list))), select("#", pass(0, pass(unpack(list)))))
// expect: 5000	5000	5001
for n := 240; n <= 260; n += 4 { print(n, count(unpack(list, 1, n)), count(pass(unpack(list, 1, n)))) }
// expect: 240	240	240
// expect: 244	244	244
// expect: 248	248	248
// expect: 252	252	252
// expect: 256	256	256
// expect: 260	260	260
