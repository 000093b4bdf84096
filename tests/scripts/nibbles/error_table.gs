// An error may be a table.
print(select("#", pcall(func() { error({code: 5}) }))) // expect: 2
ok, e := pcall(func() { error({code: 5}) }); print(ok, tostring(e):sub(1, 9), e.code) // expect: false	table: 0x	5
