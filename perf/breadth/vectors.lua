-- The Lua twin of vectors.gs, which describes the program and its parameters.

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

local Vector = {}
Vector.__index = Vector

local function vector(x, y, z) return setmetatable({x = x, y = y, z = z}, Vector) end

function Vector.__add(a, b) return vector(a.x + b.x, a.y + b.y, a.z + b.z) end
function Vector.__sub(a, b) return vector(a.x - b.x, a.y - b.y, a.z - b.z) end
function Vector.__mul(a, k) return vector(a.x * k, a.y * k, a.z * k) end
function Vector.dot(self, b) return self.x * b.x + self.y * b.y + self.z * b.z end
function Vector.length(self) return math.sqrt(self:dot(self)) end

function Vector.cross(self, b)
    return vector(self.y * b.z - self.z * b.y, self.z * b.x - self.x * b.z,
                  self.x * b.y - self.y * b.x)
end

local function orbit(steps)
    local position = vector(1.0, 0.0, 0.0)
    local velocity = vector(0.0, 0.75, 0.25)
    for i = 1, steps do
        local distance = position:length()
        local pull = position * (-1.0 / (distance * distance * distance))
        velocity = velocity + pull * 0.0001
        position = position + velocity * 0.0001
    end
    return position
end

local function surface(triangles)
    local area = 0.0
    for i = 1, triangles do
        local a = vector(i % 7 + 0.0, i % 3 + 0.5, 1.0)
        local b = vector(i % 5 + 1.0, 2.0, i % 11 + 0.0)
        local c = vector(0.0, i % 13 + 0.0, i % 2 + 0.25)
        local normal = (b - a):cross(c - a)
        area = area + normal:length() * 0.5
    end
    return area
end

local function main()
    local steps = option("STEPS", 4000000)
    local triangles = option("TRIANGLES", 1200000)

    local start = os.clock()
    local p = orbit(steps)
    print(string.format("position %.6f %.6f %.6f", p.x, p.y, p.z))
    print(string.format("area %.4f", surface(triangles)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
