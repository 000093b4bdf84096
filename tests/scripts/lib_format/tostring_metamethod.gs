// %s and %q ask __tostring; what goes wrong there is the error.
v := setmetatable({}, {__tostring: func() { return "<\"v\">" }})
print(string.format("%s|%8s|%-8s|%.2s|%q", v, v, v, v, v))
// expect: <"v">|   <"v">|<"v">   |<"|"<\"v\">"
n := setmetatable({}, {__tostring: func() { return 1.0 }})
print(string.format("%s", n), tostring(n))
// expect: 1.0	1.0
print(pcall(string.format, "%s", setmetatable({}, {__tostring: func() { return {} }})))
// expect: false	'__tostring' must return a string
print(pcall(tostring, setmetatable({}, {__tostring: func() { error("inside") }})))
// expect: false	inside
