-- The Lua twin of closure_bench.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function make_adder(n)
    local function add(x) return x + n end
    return add
end

local function make_counter()
    local count = 0
    local function next_count()
        count = count + 1
        return count
    end
    return next_count
end

local function map(values, n, f)
    local result = {}
    for i = 1, n do result[i] = f(values[i]) end
    return result
end

local function sum_adders(n)
    local total = 0
    for i = 1, n do
        local add = make_adder(i)
        total = total + add(5)
    end
    return total
end

local function sum_counter(n)
    local counter = make_counter()
    local total = 0
    for i = 1, n do total = total + counter() end
    return total
end

local function sum_maps(size, reps)
    local values = {}
    for i = 1, size do values[i] = i end
    local increment = make_adder(1)
    local total = 0
    for r = 1, reps do
        local mapped = map(values, size, increment)
        total = total + mapped[size]
    end
    return total
end

local function main()
    local adders = option("ADDERS", 3000000)
    local counts = option("COUNTS", 15000000)
    local size = option("SIZE", 1000)
    local maps = option("MAPS", 3000)

    local start = os.clock()
    print(string.format("adders: %d", sum_adders(adders)))
    print(string.format("counter: %d", sum_counter(counts)))
    print(string.format("maps: %d", sum_maps(size, maps)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
