// The characters to trim may be of several bytes; none is ever cut in two.
print(string.trim("éaé", "é"), string.trimLeft("ééa", "é"), string.trimRight("aéè", "é"))
// expect: a	a	aéè
// è and é share their first byte; a lone byte of é matches neither.
print(string.trim("èa", "é") == "èa", #string.trim(string.char(195) .. "a", "é"))
// expect: true	2
print(string.trim("--==x==--", "-=") == "x", string.trim("abc", "") == "abc")
// expect: true	true
