// Removing a file that does not exist gives nil and a message.
ok, msg := os.remove("no-such-folder/nothing")
print(ok, type(msg))
// expect: nil	string
ok, msg = os.rename("no-such-folder/a", "no-such-folder/b")
print(ok, type(msg))
// expect: nil	string
