// And and or give one of their operands and evaluate the right one only if needed.
print(1 && 2, nil && 2, false && nil, 1 || 2, nil || 2, false || nil) // expect: 2	nil	false	1	2	nil
calls := 0
func bump(v) { calls++ return v }
print(false && bump(1), true || bump(1), calls) // expect: false	true	0
print(true && bump("r"), nil || bump("s"), calls) // expect: r	s	2
func two() { return 1, 2 }
print(true && two()) // expect: 1
x := nil
y := x && x.field || "default"
print(y) // expect: default
