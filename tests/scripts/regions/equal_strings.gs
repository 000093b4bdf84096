// Strings compared in loops: the same cell, interned ones, equal bytes in different cells, other lengths, ropes, parts of others.
func count(list, wanted) {
  same, other := 0, 0
  for i := 1; i <= #list; i++ {
    if list[i] == wanted { same = same + 1 }
    if list[i] != wanted { other = other + 1 }
  }
  return same, other
}

names := {"add", "sub", "mul", "add", "addx"}
made := {}
for i := 1; i <= 60; i++ { made[i] = names[i % 5 + 1] }
print(count(made, "add"))                  // expect: 24	36
for i := 1; i <= 60; i++ { made[i] = "a" .. string.sub("xdddz", 2, i % 3 + 1) }
print(count(made, "add"))                  // expect: 20	40
print(count(made, "a" .. "dd"))            // expect: 20	40
print(count(made, string.sub("badd", 2)))  // expect: 20	40

// Ropes are longer than what is copied: neither side is readable at first.
long := string.rep("xy", 150)
for i := 1; i <= 60; i++ { made[i] = long .. (i % 4) }
print(count(made, long .. "2"))            // expect: 15	45
for i := 1; i <= 60; i++ { made[i] = long .. (i % 4) }
print(count(made, string.sub(long .. "3 ", 1, 301)))  // expect: 15	45

// Which of them it is decides where the loop goes, and what it holds then.
func steps(codes) {
  x, trace := 0, ""
  for i := 1; i <= #codes; i++ {
    code := codes[i]
    if code == "inc" { x = x + 1 }
    else if code == "dec" { x = x - 1 }
    else if code == "twice" { x = x * 2 }
    else { trace = trace .. code }
  }
  return x, trace
}
codes := {}
for i := 1; i <= 80; i++ { codes[i] = ({"inc", "dec", "twice", "inc"})[i % 4 + 1] }
codes[70] = "?"
codes[71] = "in" .. "c"
codes[72] = string.sub("decade", 1, 3)
print(steps(codes))                        // expect: -4	?

// Compared with what is no string.
func mixed(list) {
  n := 0
  for i := 1; i <= #list; i++ { if list[i] == "7" { n = n + 1 } }
  return n
}
values := {}
for i := 1; i <= 40; i++ { values[i] = i % 2 == 0 && 7 || "7" }
print(mixed(values), mixed({"7", 7, nil, true, "77", "7"}))  // expect: 20	2
