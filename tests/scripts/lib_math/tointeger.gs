// tointeger converts floats without a fraction, if they fit.
print(math.tointeger(3.0), math.tointeger(5), math.tointeger(-0.0))
// expect: 3	5	0
print(math.tointeger(3.5), math.tointeger(1e15), math.tointeger(1 / 0), math.tointeger(0 / 0))
// expect: nil	nil	nil	nil
print(math.tointeger({}), math.tointeger(nil), math.tointeger("abc"))
// expect: nil	nil	nil
