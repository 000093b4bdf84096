// loop: 5
// Library functions that are instructions: what is called is compared with what was called.
x := 2.0
for i := 0; i < 50; i++ {
  x = math.sqrt(x) + math.floor(x) + bit32.band(i, 7)
}
return x
