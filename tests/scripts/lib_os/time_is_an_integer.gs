// os.time gives whole seconds.
t := os.time()
print(math.type(t), t > 1500000000, math.abs(t - time.now().unix) < 2)
// expect: integer	true	true
