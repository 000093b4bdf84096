// string.match gives the captures, or the whole match without captures.
print(string.match("hello 42 world", "%d+"))
// expect: 42
print(string.match("2024-05-17", "(%d+)-(%d+)-(%d+)"))
// expect: 2024	05	17
print(string.match("hello", "%d+"))
// expect: nil
