// A __newindex function is called with table, key and value for absent keys.
log := ""
t := setmetatable({}, {__newindex: func(t, k, v) { log ..= k .. "=" .. v .. ";" rawset(t, k, v) }})
t.a = 1
t.a = 2
t[1] = "x"
t[1] = "y"
print(log, t.a, t[1]) // expect: a=1;1=x;	2	y
readonly := setmetatable({}, {__newindex: func() { error("read only") }})
print(pcall(func() { readonly.x = 1 })) // expect: false	read only
print(pcall(func() { readonly[1] = 1 })) // expect: false	read only
