// An object that gets a metatable in the middle of a long loop changes its behaviour at once.
t := {x: 1}
sum := 0
for i := 1; i <= 1000; i++ {
  if i == 600 { setmetatable(t, {__index: func(t, k) { return 5 }}) }
  sum += t.x + (t.y || 0)
}
print(sum) // expect: 3005
