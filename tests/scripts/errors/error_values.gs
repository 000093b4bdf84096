// error raises any value, and pcall hands over that very value.
e := {code: 5}
ok, v := pcall(error, e)
print(ok, v == e, v.code) // expect: false	true	5
print(pcall(error, "text")) // expect: false	text
print(pcall(error, 42)) // expect: false	42
print(pcall(error, 1.0)) // expect: false	1.0
print(pcall(error, false)) // expect: false	false
print(pcall(error, nil)) // expect: false	nil
print(pcall(error)) // expect: false	nil
f := func() {}
ok, v = pcall(error, f)
print(v == f) // expect: true
