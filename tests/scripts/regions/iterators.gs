// Loops over functions of the program and over what ipairs gives: the iterator's instructions are part of the loop.

func count_to(n) {
  i := 0
  return func() {
    if i < n {
      i++
      return i
    }
    return nil
  }
}
func filter(source, keep) {
  return func() {
    x := source()
    for x != nil && !keep(x) { x = source() }
    return x
  }
}
sum := 0
for x := range filter(count_to(3000), func(x) { return x % 3 == 1 }) { sum += x }
print(sum)                        // expect: 1499500

// Stateless: gets a state and what it has given last, and gives a key and a value.
func next_square(limit, x) {
  x++
  if x * x > limit { return nil }
  return x, x * x
}
func squares(limit) { return next_square, limit, 0 }
func sums(limit) {
  keys, values := 0, 0
  for x, square := range squares(limit) { keys, values = keys + x, values + square }
  return keys, values
}
print(sums(100 * 100))            // expect: 5050	338350
print(sums(700 * 700))            // expect: 245350	114578450

// Two functions take turns, one of them ends the loop early; false is no end, and nothing at all is one.
func up(n) { return func() { if n < 400 { n++ return n } } }
func odd(n) { return func() { n += 2 if n < 600 { return n % 4 == 1, n } return nil } }
for round := 1; round <= 6; round++ {
  sum, falses := 0, 0
  for v, w := range (round % 2 == 0 && up(0) || odd(1)) {
    if v == false { falses++ }
    sum += w || v
    if sum > 70000 { break }
  }
  print(sum, falses)
}
// expect: 70224	132
// expect: 70125	0
// expect: 70224	132
// expect: 70125	0
// expect: 70224	132
// expect: 70125	0

// The function of one loop and the table of another, by the same instruction.
func total(subject) {
  t := 0
  for k, v := range subject { t += v || k }
  return t
}
list := {}
for i := 1; i <= 300; i++ { list[i] = i }
for i := 1; i <= 8; i++ { print(total(i % 2 == 0 && list || count_to(100 * i))) }
// expect: 5050
// expect: 45150
// expect: 45150
// expect: 45150
// expect: 125250
// expect: 45150
// expect: 245350
// expect: 45150

// An error in the iterator, and one in the loop: both show where they are.
func fails_at(n) { i := 0 return func() { i++ if i == n { error("at " .. i) } return i } }
print(pcall(func() { for i := range fails_at(500) { } }))    // expect: false	at 500
print(pcall(func() { for i := range count_to(900) { if i == 700 { error("body") } } }))   // expect: false	body

// Variables of the loop that closures keep.
kept := {}
for i := range count_to(500) { kept[i] = func() { i += 1 return i } }
print(kept[1](), kept[500](), kept[500]())    // expect: 2	501	502

// ipairs: elements up to the first nil, wherever they are; appended ones are seen; one iterator can be used by two loops.
func of(t) {
  n, s := 0, 0
  for i, v := range ipairs(t) { n, s = n + i, s + v }
  return n, s
}
numbers := {}
for i := 1; i <= 600; i++ { numbers[i] = 2 * i }
for i := 1; i <= 4; i++ { print(of(numbers)) }
// expect: 180300	360600
// expect: 180300	360600
// expect: 180300	360600
// expect: 180300	360600
numbers[300] = nil
print(of(numbers))                // expect: 44850	89700
numbers[300] = 0.5
print(of(numbers))                // expect: 180300	360000.5
print(of({}))                     // expect: 0	0
far := {}
far[3] = 30
far[2] = 20
far[1] = 10
print(of(far))                    // expect: 6	60
flags := {}
for i := 1; i <= 400; i++ { flags[i] = i % 3 == 0 }
trues := 0
for round := 1; round <= 3; round++ { for i, f := range ipairs(flags) { if f { trues += i } } }
print(trues)                      // expect: 80199
for i := 1; i <= 500; i++ {
  if i > 3 { numbers[#numbers + 1] = i }
}
grown := {1}
for i, v := range ipairs(grown) { if i < 1000 { grown[i + 1] = v + 1 } }
print(#grown, grown[1000])        // expect: 1000	1000
shared := ipairs(grown)
first, second := 0, 0
for i, v := range shared {
  first += v
  if i == 400 { break }
}
for i, v := range shared { second += v }
print(first, second)              // expect: 80200	420300

// What a table with a metatable has not got, ipairs does not ask for.
asked := setmetatable({}, {__index: func(t, k) { return k < 900 && k || nil }})
for i := 1; i <= 400; i++ { asked[i] = 1 }
for round := 1; round <= 3; round++ { print(of(asked)) }
// expect: 80200	400
// expect: 80200	400
// expect: 80200	400

// Iterators that a region need not make, and some that others get to know, in a loop around theirs.
kept_iterator := nil
func sum_of_rows(rows, keeps) {
  s := 0
  for round := 1; round <= 300; round++ {
    row := rows[round % #rows + 1]
    it := ipairs(row)
    if keeps && round == 250 { kept_iterator = it }
    for i, v := range it {
      s += i * v
      if i == 3 && round % 50 == 0 { break }
    }
    if keeps && round == 251 {
      for i, v := range kept_iterator { s += 1000 * i * v }
    }
  }
  return s
}
rows := {{1, 2, 3, 4}, {5, 6, 7, 8, 9}, {1, 1}}
for i := 1; i <= 3; i++ { print(sum_of_rows(rows, i == 2)) }
// expect: 14614
// expect: 91614
// expect: 14614
print(kept_iterator())            // expect: nil
rows[3] = {"x"}
print(pcall(sum_of_rows, rows))    // expect: false	attempt to perform arithmetic on a string value
