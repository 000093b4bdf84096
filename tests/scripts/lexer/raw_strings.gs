// Back quotes enclose a raw string: no escapes, newlines allowed.
print(`a\nb`, #`a\nb`) // expect: a\nb	4
print(`say "hi"`) // expect: say "hi"
print(`first
second`)
// expect: first
// expect: second
print(#``) // expect: 0
