-- The Lua twin of shapes.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then
            value = tonumber(arg[i]:sub(#prefix + 1))
        end
    end
    return value
end

-- class makes a class whose objects look up methods in it, and then in the class above.
local function class(parent)
    local c = {}
    c.__index = c
    if parent then setmetatable(c, parent) end
    return c
end

local Shape = class(nil)
function Shape.area(self) return 0.0 end
function Shape.scale(self) return self.factor end
function Shape.weight(self) return self:area() * self:scale() end

local Circle = class(Shape)
function Circle.area(self) return 3.140625 * self.radius * self.radius end

local Rectangle = class(Shape)
function Rectangle.area(self) return self.width * self.height end

local Square = class(Rectangle)
function Square.scale(self) return self.factor * 2.0 end

local Triangle = class(Shape)
function Triangle.area(self) return self.base * self.height * 0.5 end

-- Ring calls the method it replaces.
local Ring = class(Circle)
function Ring.area(self) return Circle.area(self) - 3.140625 * self.hole * self.hole end

local function make_shape(i)
    local size = i % 10 + 1.0
    local kind = i % 5
    if kind == 0 then return setmetatable({factor = 1.0, radius = size}, Circle) end
    if kind == 1 then return setmetatable({factor = 0.5, width = size, height = 2.0}, Rectangle) end
    if kind == 2 then return setmetatable({factor = 0.25, width = size, height = size}, Square) end
    if kind == 3 then return setmetatable({factor = 2.0, base = size, height = 3.0}, Triangle) end
    return setmetatable({factor = 4.0, radius = size, hole = 0.5}, Ring)
end

local function total_weight(shapes, n)
    local total = 0.0
    for i = 1, n do
        local shape = shapes[i]
        total = total + shape:weight()
        shape.factor = shape.factor * 0.999
    end
    return total
end

local function main()
    local n = option("N", 1000)
    local reps = option("REPS", 6000)

    local start = os.clock()
    local shapes = {}
    for i = 1, n do shapes[i] = make_shape(i) end
    local total = 0.0
    for r = 1, reps do total = total + total_weight(shapes, n) end
    print(string.format("total weight: %.6f", total))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
