// Only \n \t \r \\ and \" are escapes; any other backslash pair keeps both bytes.
print(#"\n\t\r", #"\\", #"\"")
// expect: 3	1	1
print(#"\q", #"\0", #"\x41", "\d")
// expect: 2	2	4	\d
