// Arithmetic metamethods exist for all operators, on either side.
mt := {}
func op(name) { return func(a, b) { return name .. "(" .. (type(a) == "table" && "obj" || a) .. "," .. (type(b) == "table" && "obj" || b) .. ")" } }
mt.__add, mt.__sub, mt.__mul, mt.__div, mt.__mod, mt.__pow = op("add"), op("sub"), op("mul"), op("div"), op("mod"), op("pow")
o := setmetatable({}, mt)
print(o + 1, 1 + o, o + o) // expect: add(obj,1)	add(1,obj)	add(obj,obj)
print(o - 2, 2 - o) // expect: sub(obj,2)	sub(2,obj)
print(o * 3, o / 4, o % 5, o ** 6) // expect: mul(obj,3)	div(obj,4)	mod(obj,5)	pow(obj,6)
print("text" + o, o + "10") // expect: add(text,obj)	add(obj,10)
x := o
x += 7
print(x) // expect: add(obj,7)
