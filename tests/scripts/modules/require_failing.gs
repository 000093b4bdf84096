// An error while a module runs propagates with its value.
ok, e := pcall(require, "lib.fails")
print(ok, type(e), e.reason, fails_before) // expect: false	table	module failed	true
ok, e = pcall(require, "lib.bad_syntax")
print(ok, e:contains("bad_syntax.gs")) // expect: false	true
