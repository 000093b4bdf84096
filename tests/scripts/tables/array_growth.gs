// An array grows by appending, to any size.
t := {}
for i := 1; i <= 100000; i++ { t[#t + 1] = i }
sum := 0
for i := 1; i <= #t; i++ { sum += t[i] }
print(#t, sum) // expect: 100000	5000050000
for i := #t; i > 10; i-- { t[i] = nil }
print(#t) // expect: 10
t[11] = "again"
print(#t, t[11], t[12]) // expect: 11	again	nil
