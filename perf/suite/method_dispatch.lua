-- The Lua twin of method_dispatch.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function new_point(x, y)
    return {x = x, y = y}
end

local function translated(p, dx, dy)
    return new_point(p.x + dx, p.y + dy)
end

local function scaled(p, factor)
    return new_point(p.x * factor, p.y * factor)
end

local function distance(a, b)
    local dx = a.x - b.x
    local dy = a.y - b.y
    return math.sqrt(dx * dx + dy * dy)
end

local function distance_sum(n)
    local target = new_point(100.0, 200.0)
    local total = 0.0
    for i = 1, n do
        local p = new_point(i, 2 * i)
        local near = translated(p, 0.1, 0.2)
        local small = scaled(p, 0.1)
        total = total + (distance(near, small) + distance(small, target))
    end
    return total
end

local function main()
    local n = option("N", 40000000)

    local start = os.clock()
    print(string.format("distance sum: %.4f", distance_sum(n)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
