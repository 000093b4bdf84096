// Integer verbs truncate floats, parse strings and take anything else as zero.
print(string.format("%d %d %d %d", 3.99, "42", nil, 1e15)) // expect: 3 42 0 1000000000000000
print(string.format("%s %s %s", 1.0, true, nil)) // expect: 1.0 true nil
ok, message := pcall(string.format, "%d")
print(ok, message:contains("'string.format' (no value)")) // expect: false	true
