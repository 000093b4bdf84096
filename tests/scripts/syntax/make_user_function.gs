// A function of the program named make wins when called with ordinary arguments.
func make(x) { return "made " .. x }
print(make("it")) // expect: made it
print(type(make(chan))) // expect: channel
print(#make([]int, 4)) // expect: 3
