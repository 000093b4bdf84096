// An error raised in the middle of a long loop leaves all variables as they were.
sum, last := 0, 0
ok, message := pcall(func() {
  t := {}
  for i := 1; i <= 1000; i++ { t[i] = i }
  t[777] = nil
  for i := 1; i <= 1000; i++ {
    last = i
    sum += t[i]
  }
})
print(ok, message, last, sum) // expect: false	attempt to perform arithmetic on a nil value	777	301476
