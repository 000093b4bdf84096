// Methods found through __index give the same results after many calls and after a change.
class := {}
class.__index = class
class.area = func(self) { return self.w * self.h }
func new(w, h) { return setmetatable({w: w, h: h}, class) }
sum := 0
for i := 1; i <= 1000; i++ { sum += new(i, 2):area() }
print(sum) // expect: 1001000
class.area = func(self) { return 1 }
for i := 1; i <= 1000; i++ { sum += new(i, 2):area() }
print(sum) // expect: 1002000
special := new(3, 3)
special.area = func(self) { return "own" }
print(special:area(), new(1, 1):area()) // expect: own	1
