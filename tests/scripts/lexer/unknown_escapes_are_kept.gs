// A backslash before any other character keeps both bytes.
print("\q", #"\q") // expect: \q	2
print("\0", #"\0") // expect: \0	2
print("\x41", #"\x41") // expect: \x41	4
print("\d+", "\u00e9") // expect: \d+	\u00e9
