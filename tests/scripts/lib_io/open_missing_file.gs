// Opening a missing file gives nil and a message.
f, msg := io.open("no-such-folder/file.txt")
print(f, type(msg), string.contains(msg, "no-such-folder/file.txt"))
// expect: nil	string	true
f, msg = io.open("no-such-folder/file.txt", "w")
print(f, type(msg))
// expect: nil	string
