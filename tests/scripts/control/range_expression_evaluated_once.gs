// The expression of a range is evaluated once.
calls := 0
func list() { calls++ return {1, 2, 3} }
sum := 0
for k, v := range list() { sum += v }
print(sum, calls) // expect: 6	1
t := {1, 2, 3}
for k, v := range t { t = {} sum += v }
print(sum, #t) // expect: 12	0
