// A callback that is not a function is an error.
print(pcall(table.map, {1}, nil))
// expect: false	bad argument #2 to 'table.map' (function expected)
print(pcall(table.filter, {1}, 5))
// expect: false	bad argument #2 to 'table.filter' (function expected)
