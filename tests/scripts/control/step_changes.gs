// The step of a loop may change while it runs.
out := ""
step := 1
for i := 0; i < 20; i += step { out ..= i .. "," step++ }
print(out) // expect: 0,2,5,9,14,
