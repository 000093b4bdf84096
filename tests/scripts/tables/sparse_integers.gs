// Negative and distant integer keys are ordinary keys.
t := {}
t[-1] = "minus one"
t[1000000] = "million"
t[-140737488355327] = "low"
print(t[-1], t[1000000], t[-140737488355327], t[0], #t) // expect: minus one	million	low	nil	0
n := 0
for i := 1; i <= 1000; i++ { t[i * 100000] = i }
for k, v := range t { if type(v) == "number" { n += v } }
print(n) // expect: 500500
