// Sleeping for no time returns at once.
t0 := time.now()
time.sleep(0)
time.sleep(-1)
print(time.since(t0) < 1)
// expect: true
