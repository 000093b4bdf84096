// An __index table answers for missing fields, through several levels.
base := {a: 1, b: 2, c: 3}
middle := setmetatable({b: 20}, {__index: base})
t := setmetatable({c: 300}, {__index: middle})
print(t.a, t.b, t.c, t.d) // expect: 1	20	300	nil
base.d = "late"
print(t.d) // expect: late
t.a = "own"
print(t.a, base.a) // expect: own	1
arr := setmetatable({}, {__index: {10, 20}})
print(arr[1], arr[2], arr[3], #arr) // expect: 10	20	nil	0
