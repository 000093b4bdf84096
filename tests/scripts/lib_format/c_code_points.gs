// %c writes a code point as UTF-8.
print(string.format("%c%c%c", 72, 105, 33))
// expect: Hi!
print(string.format("%c %c %c", 233, 8364, 128512))
// expect: é € 😀
print(#string.format("%c", 127), #string.format("%c", 128), #string.format("%c", 2048), #string.format("%c", 65536))
// expect: 1	2	3	4
print(#string.format("%c", 0))
// expect: 1
