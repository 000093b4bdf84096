// Whole doubles as keys of array parts, within and behind them; and other doubles, which are keys of their own.
func get(t, k) { return t[k] }
func set(t, k, v) { t[k] = v }
t := {}
for i := 1; i <= 100; i++ { set(t, i + 0.0, i * 2) }
sum := 0
for i := 1; i <= 100; i++ { sum += get(t, i * 1.0) + get(t, i) }
print(#t, sum, get(t, 101.0), get(t, -1.0), get(t, 0.0), get(t, -0.0), get(t, 1.5), get(t, 1e300), get(t, -4294967295.0))
for i := 1; i <= 100; i++ {
  set(t, i + 0.5, "half")
  set(t, i / 1, i)
  set(t, -i / 1, "below")
}
set(t, 4294967297.0, "far")
print(#t, get(t, 50.0), get(t, 50.5), get(t, -50), get(t, -50.0), get(t, 4294967297), get(t, 1))
print(pcall(set, t, 0 / 0, 1))
flags := {}
for i := 1; i <= 50; i++ { set(flags, i * 1.0, i % 2 == 0) }
print(get(flags, 2.0), get(flags, 3.0), get(flags, 51.0), #flags)
// expect: 100	20200	nil	nil	nil	nil	nil	nil	nil
// expect: 100	50	half	below	below	far	1
// expect: true
// expect: true	false	nil	50
