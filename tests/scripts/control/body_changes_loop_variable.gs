// The body may change the loop variable.
out := ""
for i := 0; i < 10; i++ {
  if i == 3 { i = 7 }
  out ..= i
}
print(out) // expect: 012789
count := 0
for i := 0; i < 100; i++ { i *= 2 count++ }
print(count) // expect: 7
