// upper and lower change letters and leave everything else alone.
print(string.upper("Hello, World 42!"), string.lower("Hello, World 42!"))
// expect: HELLO, WORLD 42!	hello, world 42!
print(string.upper("") == "", string.upper("@[`{"), string.lower("@[`{"))
// expect: true	@[`{	@[`{
