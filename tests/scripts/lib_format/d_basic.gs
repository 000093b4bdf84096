// %d, %i and %u print integers in decimal.
print(string.format("%d %d %d", 0, 42, -42))
// expect: 0 42 -42
print(string.format("%i %u", 7, 8))
// expect: 7 8
print(string.format("%d", 140737488355327), string.format("%d", -140737488355328))
// expect: 140737488355327	-140737488355328
