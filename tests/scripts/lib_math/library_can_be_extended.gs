// Scripts may add to and replace entries of the library.
math.double = func(x) { return x * 2 }
print(math.double(21))
// expect: 42
old := math.floor
math.floor = func(x) { return "patched" }
print(math.floor(1.5), old(1.5))
// expect: patched	1
