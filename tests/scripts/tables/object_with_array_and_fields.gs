// One table may hold an array and fields side by side.
list := {n: 0}
func push(l, v) { l.n++ l[l.n] = v }
for i := 1; i <= 50; i++ { push(list, i * i) }
print(list.n, #list, list[50]) // expect: 50	50	2500
list.extra = "x"
list[51] = "y"
print(#list, list.extra) // expect: 51	x
