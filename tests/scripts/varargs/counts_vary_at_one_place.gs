// One variadic call site may see any count of arguments.
func f(a, ...) { return (a || 0) + #... }
sum := 0
for i := 0; i < 300; i++ {
  args := {}
  for j := 1; j <= i % 5; j++ { args[j] = j }
  sum += f(unpack(args))
}
print(sum) // expect: 600
