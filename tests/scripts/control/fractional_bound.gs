// A fractional bound takes part as it is.
out := ""
for i := 0; i < 2.5; i++ { out ..= i }
for i := 0; i <= 2.5; i++ { out ..= i }
for i := 3; i > 0.5; i-- { out ..= i }
print(out) // expect: 012012321
n := 0
for i := 0; i < 1 / 0; i++ { n++ if i == 100 { break } }
print(n) // expect: 101
for i := 0; i < 0 / 0; i++ { print("never") }
