// A function added to the string table becomes a method of every string.
func string_shout(s) { return s:upper() .. "!" }
string.shout = string_shout
print(("hey"):shout())
// expect: HEY!
