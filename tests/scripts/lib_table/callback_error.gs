// Errors raised in callbacks pass through map, filter and reduce.
func bad(v) { error("stop at " .. tostring(v)) }
print(pcall(table.map, {1, 2}, bad))
// expect: false	stop at 1
print(pcall(table.filter, {3}, bad))
// expect: false	stop at 3
print(pcall(table.reduce, {4}, func(acc, v) { bad(v) }, 0))
// expect: false	stop at 4
