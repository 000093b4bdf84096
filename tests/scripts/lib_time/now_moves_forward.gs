// Later calls of time.now never give an earlier time.
ok := true
last := time.now().unix
for i := 1; i <= 1000; i++ {
    n := time.now().unix
    if n < last { ok = false }
    last = n
}
print(ok)
// expect: true
