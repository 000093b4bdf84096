// Table literals and calls of literals may stand in the condition of a loop or an if.
n := 0
for n < #{1, 2, 3} { n++ }
print(n) // expect: 3
if {} { print("a table is true") } // expect: a table is true
if func() { return true }() { print("called") } // expect: called
for k, v := range {a: 1} { print(k, v) } // expect: a	1
