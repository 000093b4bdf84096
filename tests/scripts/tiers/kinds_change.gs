// Sites that have seen one kind of value thousands of times see another: results are those of the new kind at once.
func calculate(a, b) { return a + b, a - b, a * b, a / b, -a, a < b, a <= b, a == b, a % b }
func loop(a, b, n) {
  s, t := 0, 0
  for i := 1; i <= n; i++ {
    s += a
    t = t + b - 1
    if s > 1000 { s = s - 1000 }
    if t == s { t += 0.5 }
  }
  return s, t
}
for i := 1; i <= 5000; i++ { calculate(i, i + 1) }
max, min := 140737488355327, -140737488355327 - 1
zero := 0
pairs_of := {
  {7, 2}, {max, 1}, {min, 1}, {min, -1}, {max, max}, {min, min}, {max, min}, {11863284, 11863284}, {-7, 2}, {7, -2}, {-7, -2}, {0, -5},
  {0.5, 2}, {2, 0.5}, {-0.0, 1}, {0, -1}, {1 / zero, 1}, {1, 1 / zero}, {-1 / zero, 3}, {0 / zero, 1}, {1, 0 / zero}, {max + 0.0, 1},
  {max, 1.0}, {1e308, 1e308}, {5e-324, 2}, {"10", 3}, {-7.5, 2}, {7.5, -2}, {9007199254740993.0, 1}
}
for i, p := range ipairs(pairs_of) { print(p[1], p[2], pcall(calculate, p[1], p[2])) }
// expect: 7	2	true	9	5	14	3.5	-7	false	false	false	1
// expect: 140737488355327	1	true	1.40737488355328e+14	140737488355326	140737488355327	1.40737488355327e+14	-140737488355327	false	false	false	0
// expect: -140737488355328	1	true	-140737488355327	-1.40737488355329e+14	-140737488355328	-1.40737488355328e+14	1.40737488355328e+14	true	true	false	0
// expect: -140737488355328	-1	true	-1.40737488355329e+14	-140737488355327	1.40737488355328e+14	1.40737488355328e+14	1.40737488355328e+14	true	true	false	0
// expect: 140737488355327	140737488355327	true	2.81474976710654e+14	0	1.9807040628565803e+28	1.0	-140737488355327	false	true	true	0
// expect: -140737488355328	-140737488355328	true	-2.81474976710656e+14	0	1.9807040628566084e+28	1.0	1.40737488355328e+14	false	true	true	0
// expect: 140737488355327	-140737488355328	true	-1	2.81474976710655e+14	-1.9807040628565944e+28	-0.9999999999999929	-140737488355327	false	false	false	-1
// expect: 11863284	11863284	true	23726568	0	1.40737507264656e+14	1.0	-11863284	false	true	true	0
// expect: -7	2	true	-5	-9	-14	-3.5	7	true	true	false	1
// expect: 7	-2	true	5	9	-14	-3.5	-7	false	false	false	-1
// expect: -7	-2	true	-9	-5	14	3.5	7	true	true	false	-1
// expect: 0	-5	true	-5	5	0	-0.0	0	false	false	false	0
// expect: 0.5	2	true	2.5	-1.5	1.0	0.25	-0.5	true	true	false	0.5
// expect: 2	0.5	true	2.5	1.5	1.0	4.0	-2	false	false	false	0.0
// expect: -0.0	1	true	1.0	-1.0	-0.0	-0.0	0.0	true	true	false	-0.0
// expect: 0	-1	true	-1	1	0	-0.0	0	false	false	false	0
// expect: +Inf	1	true	+Inf	+Inf	+Inf	+Inf	-Inf	false	false	false	NaN
// expect: 1	+Inf	true	+Inf	-Inf	+Inf	0.0	-1	true	true	false	1.0
// expect: -Inf	3	true	-Inf	-Inf	-Inf	-Inf	+Inf	true	true	false	NaN
// expect: NaN	1	true	NaN	NaN	NaN	NaN	NaN	false	false	false	NaN
// expect: 1	NaN	true	NaN	NaN	NaN	NaN	-1	false	false	false	NaN
// expect: 1.40737488355327e+14	1	true	1.40737488355328e+14	1.40737488355326e+14	1.40737488355327e+14	1.40737488355327e+14	-1.40737488355327e+14	false	false	false	0.0
// expect: 140737488355327	1.0	true	1.40737488355328e+14	1.40737488355326e+14	1.40737488355327e+14	1.40737488355327e+14	-140737488355327	false	false	false	0.0
// expect: 1e+308	1e+308	true	+Inf	0.0	+Inf	1.0	-1e+308	false	true	true	0.0
// expect: 5e-324	2	true	2.0	-2.0	1e-323	0.0	-5e-324	true	true	false	5e-324
// expect: 10	3	false	attempt to compare string with number
// expect: -7.5	2	true	-5.5	-9.5	-15.0	-3.75	7.5	true	true	false	0.5
// expect: 7.5	-2	true	5.5	9.5	-15.0	-3.75	-7.5	false	false	false	-0.5
// expect: 9.007199254740992e+15	1	true	9.007199254740992e+15	9.007199254740991e+15	9.007199254740992e+15	9.007199254740992e+15	-9.007199254740992e+15	false	false	false	0.0
for i, p := range {{1, 2}, {0.5, 1}, {max, 3}, {1, max}, {-0.0, 0.0}} { print(loop(p[1], p[2], 100)) }
// expect: 100	100.5
// expect: 50.0	0
// expect: 1.4073748835432736e+16	200
// expect: 100	1.4073748835532672e+16
// expect: 0.0	-100.0
for i, p := range {{1, 0}, {1.5, 0}, {{}, 1}, {1}, {true, 1}, {"x", 1}, {1, "x"}, {print, 0.5}} { print(i, pcall(calculate, p[1], p[2])) }
// expect: 1	false	attempt to perform modulo by zero
// expect: 2	false	attempt to perform modulo by zero
// expect: 3	false	attempt to perform arithmetic on a table value
// expect: 4	false	attempt to perform arithmetic on a nil value
// expect: 5	false	attempt to perform arithmetic on a boolean value
// expect: 6	false	attempt to perform arithmetic on a string value
// expect: 7	false	attempt to perform arithmetic on a string value
// expect: 8	false	attempt to perform arithmetic on a function value
// One variable of a running loop changes its kind again and again.
func changing(n) {
  x, out := 0, {}
  for i := 1; i <= n; i++ {
    if i == 1000 { x = 0.5 }
    if i == 2000 { x = max - 2 }
    if i == 2010 { x = "5" }
    if i == 2020 { x = -0.0 }
    if i == 2030 { x = min + 3 }
    if i < 2030 { x = x + 1 } else { x = x - 1 }
    if i % 500 == 0 || i >= 1999 && i < 2036 { out[#out + 1] = tostring(x) }
  }
  return table.concat(out, " ")
}
print(changing(2500))
// expect: 500 1.5 501.5 1000.5 140737488355326 140737488355327 1.40737488355328e+14 1.40737488355329e+14 1.4073748835533e+14 1.40737488355331e+14 1.40737488355332e+14 1.40737488355333e+14 1.40737488355334e+14 1.40737488355335e+14 6 7 8 9 10 11 12 13 14 15 1.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0 9.0 10.0 -140737488355326 -140737488355327 -140737488355328 -1.40737488355329e+14 -1.4073748835533e+14 -1.40737488355331e+14 -1.40737488355796e+14
// Conditions of every form, on integers, floats and both, NaN included.
func conditions(a, b) {
  r := ""
  if a < b { r = r .. "1" }
  if a <= b { r = r .. "2" }
  if a > b { r = r .. "3" }
  if a >= b { r = r .. "4" }
  if !(a < b) { r = r .. "5" }
  if !(a <= b) { r = r .. "6" }
  if !(a > b) { r = r .. "7" }
  if !(a >= b) { r = r .. "8" }
  if a == b { r = r .. "9" }
  if a < 3 { r = r .. "a" }
  if a <= 3 { r = r .. "b" }
  if a > 3 { r = r .. "c" }
  if a >= 3 { r = r .. "d" }
  if !(a < 3) { r = r .. "e" }
  if !(a >= 3) { r = r .. "f" }
  if a == 3 { r = r .. "g" }
  n := 0
  for a < b { n++ if n == 2 { break } }
  for !(a >= b) { n += 10 if n > 19 { break } }
  for a > 3 { n += 100 if n > 199 { break } }
  for !(a <= 3) { n += 1000 if n > 1999 { break } }
  return r .. " " .. n
}
for i := 1; i <= 3000; i++ { conditions(i, 1500) }
for i, p := range {{3, 3}, {3, 3.0}, {3.0, 3}, {2, 3.5}, {3.5, 2}, {0 / zero, 1}, {1, 0 / zero}, {0 / zero, 0 / zero}, {-0.0, 0},
                   {max, max + 0.0}, {max, max + 1}, {min, min - 1}, {1 / zero, max}, {-1 / zero, min}, {4294967296, 4294967295}} {
  print(p[1], p[2], conditions(p[1], p[2]))
}
// expect: 3	3	24579bdeg 0
// expect: 3	3.0	24579bdeg 0
// expect: 3.0	3	24579bdeg 0
// expect: 2	3.5	1278abf 22
// expect: 3.5	2	3456cde 2200
// expect: NaN	1	5678ef 2020
// expect: 1	NaN	5678abf 20
// expect: NaN	NaN	5678ef 2020
// expect: -0.0	0	24579abf 0
// expect: 140737488355327	1.40737488355327e+14	24579cde 2200
// expect: 140737488355327	1.40737488355328e+14	1278cde 2222
// expect: -140737488355328	-1.40737488355329e+14	3456abf 0
// expect: +Inf	140737488355327	3456cde 2200
// expect: -Inf	-140737488355328	1278abf 22
// expect: 4294967296	4294967295	3456cde 2200
