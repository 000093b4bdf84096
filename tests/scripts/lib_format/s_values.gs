// %s shows any value as tostring does.
print(string.format("%s %s %s %s", "text", 12, 1.0, 2.5))
// expect: text 12 1.0 2.5
print(string.format("%s %s %s", nil, true, false), string.format("%s", 1e6))
// expect: nil true false	1e+06
print(string.format("%s", setmetatable({}, {__tostring: func() { return "custom" }})))
// expect: custom
