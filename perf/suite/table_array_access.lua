-- The Lua twin of table_array_access.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function int_sum(n)
    local values = {}
    for i = 1, n do values[i] = i end
    local sum = 0
    for i = 1, n do sum = sum + values[i] end
    return sum
end

local function float_dot(n)
    local a = {}
    local b = {}
    for i = 1, n do
        a[i] = i / n
        b[i] = (i + 1) / n
    end
    local dot = 0.0
    for i = 1, n do dot = dot + a[i] * b[i] end
    return dot
end

local function pair_swaps(n, reps)
    local values = {}
    for i = 1, n do values[i] = i end
    for r = 1, reps do
        for i = 1, n - 1, 2 do
            values[i], values[i + 1] = values[i + 1], values[i]
        end
    end
    return values[n]
end

local function grid_sum(n)
    local grid = {}
    for i = 1, n do
        local row = {}
        for j = 1, n do row[j] = i * j end
        grid[i] = row
    end
    local sum = 0
    for i = 1, n do
        for j = 1, n do sum = sum + (grid[i][j] + grid[j][i]) end
    end
    return sum
end

local function main()
    local n = option("N", 100000)
    local reps = option("REPS", 8000)
    local grid = option("GRID", 300)

    local start = os.clock()
    print(string.format("int sum: %d", int_sum(n)))
    print(string.format("float dot: %.6f", float_dot(n)))
    print(string.format("last after swaps: %d", pair_swaps(n, reps)))
    print(string.format("grid sum: %d", grid_sum(grid)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
