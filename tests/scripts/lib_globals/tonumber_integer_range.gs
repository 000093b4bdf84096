// Decimal text outside the 48-bit integer range becomes the nearest float.
print(tonumber("140737488355327"), tonumber("-140737488355328"))
// expect: 140737488355327	-140737488355328
print(tonumber("140737488355328"), tonumber("-140737488355329"))
// expect: 1.40737488355328e+14	-1.40737488355329e+14
print(tonumber("99999999999999999999"))
// expect: 1e+20
print(tonumber("9007199254740993"))
// expect: 9.007199254740992e+15
