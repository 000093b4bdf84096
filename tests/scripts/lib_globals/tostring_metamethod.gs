// tostring honours __tostring, also one inherited by every instance.
Money := {__tostring: func(m) { return string.format("$%.2f", m.amount) }}
func money(n) { return setmetatable({amount: n}, Money) }
print(tostring(money(3)), tostring(money(0.5)))
// expect: $3.00	$0.50
print(tostring(money(1)) .. "!")
// expect: $1.00!
