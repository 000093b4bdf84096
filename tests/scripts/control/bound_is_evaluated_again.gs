// The condition is evaluated before every iteration with current values.
calls := 0
func limit() { calls++ return 3 }
for i := 0; i < limit(); i++ {}
print(calls) // expect: 4
n := 10
count := 0
for i := 0; i < n; i++ { n-- count++ }
print(count) // expect: 5
t := {1}
for i := 1; i <= #t; i++ { if #t < 10 { t[#t + 1] = i } }
print(#t) // expect: 10
