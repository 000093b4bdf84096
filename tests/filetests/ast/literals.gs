// Numbers, strings, constants.
x = 0, 010, 140737488355327, 140737488355328, 1.0, 5., 1e3, 2.5e-3, 1e999
x = "", "a\tb\n", "\q\d\0", "say \"hi\"", "back\\slash", "héllo"
x = `raw \n
text`
x = nil, true, false
// ast: main
// ast:   assign x = 0 10 140737488355327 140737488355328.0 1.0 5.0 1000.0 0.0025 inf
// ast:   assign x = "" "a\x09b\n" "\\q\\d\\0" "say \"hi\"" "back\\slash" "h\xc3\xa9llo"
// ast:   assign x = "raw \\n\ntext"
// ast:   assign x = nil true false
