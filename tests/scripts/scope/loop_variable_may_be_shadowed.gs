// The body may define a variable with the name of the loop variable.
for i := 0; i < 3; i++ {
  i := i * 100
  print(i)
}
// expect: 0
// expect: 100
// expect: 200
