// A result that does not fit an integer stays the float it was.
print(math.floor(1e20), math.ceil(-1e20), math.trunc(1e15))
// expect: 1e+20	-1e+20	1e+15
print(math.floor(1 / 0), math.ceil(-1 / 0), math.floor(0 / 0))
// expect: +Inf	-Inf	NaN
print(math.floor(140737488355327.0), math.floor(140737488355328.0))
// expect: 140737488355327	1.40737488355328e+14
