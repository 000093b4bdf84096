// Blocks and functions nest to any reasonable depth.
func a() { return func() { if true { for true { return func() { { { return "found" } } } } } } }
print(a()()()) // expect: found
