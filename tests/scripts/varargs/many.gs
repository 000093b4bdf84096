// Thousands of extra arguments are passed, counted and collected.
t := {}
for i := 1; i <= 5000; i++ { t[i] = i }
func f(...) { return select("#", ...), (select(5000, ...)), #{...} }
print(f(unpack(t))) // expect: 5000	5000	5000
func sum(...) { s := 0 for _, v := range {...} { s += v } return s }
print(sum(unpack(t))) // expect: 12502500
