// The table functions name themselves when given something else.
print(pcall(ipairs, nil))
// expect: false	bad argument #1 to 'ipairs' (table expected)
print(pcall(pairs, 5))
// expect: false	bad argument #1 to 'pairs' (table expected)
print(pcall(next, "x"))
// expect: false	bad argument #1 to 'next' (table expected)
print(pcall(rawget, 1, 2))
// expect: false	bad argument #1 to 'rawget' (table expected)
