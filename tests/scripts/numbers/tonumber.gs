// tonumber accepts decimal numerals with white space around, and the words inf and nan.
print(tonumber("42"), tonumber(" -7\n"), tonumber("3.50"), tonumber("1e3")) // expect: 42	-7	3.5	1000.0
print(tonumber(5), tonumber(5.5), tonumber("5."), tonumber(".5")) // expect: 5	5.5	5.0	0.5
print(tonumber("inf"), tonumber("-INF"), tonumber("nan")) // expect: +Inf	-Inf	NaN
print(tonumber("abc"), tonumber(""), tonumber("0x1F"), tonumber("1_0"), tonumber("10 20")) // expect: nil	nil	nil	nil	nil
print(tonumber(nil), tonumber({}), tonumber(true)) // expect: nil	nil	nil
print(tonumber("140737488355327"), tonumber("140737488355328"), tonumber("-140737488355328")) // expect: 140737488355327	1.40737488355328e+14	-140737488355328
