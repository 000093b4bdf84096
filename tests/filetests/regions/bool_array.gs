// loop: 7
// rounds: 4
// An array of booleans holds bytes.
flags := {}
for i := 0; i < 100; i++ { flags[i] = true }
for i := 2; i < 90; i++ {
  if flags[i] { flags[i] = false }
}
return flags[1]
