// A closure made in the condition or post statement sees a variable of the loop too.
fs := {}
func keep(f) { fs[#fs + 1] = f return true }
for i := 0; keep(func() { return i }) && i < 2; i++ {}
print(#fs, fs[1](), fs[2](), fs[3]()) // expect: 3	0	1	2
