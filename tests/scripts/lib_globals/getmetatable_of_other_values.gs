// getmetatable gives nil for everything but tables that have one.
print(getmetatable({}), getmetatable(5), getmetatable(nil), getmetatable(print))
// expect: nil	nil	nil	nil
mt := {__metatable: "locked"}
print(getmetatable(setmetatable({}, mt)) == mt)
// expect: true
