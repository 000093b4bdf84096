// The magnitude of the smallest integer does not fit and becomes a float.
print(math.abs(-140737488355328), math.type(math.abs(-140737488355328)))
// expect: 1.40737488355328e+14	float
