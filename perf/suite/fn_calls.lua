-- The Lua twin of fn_calls.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function add(a, b)
    return a + b
end

local function count_calls(n)
    local x = 0
    for i = 1, n do x = add(x, 1) end
    return x
end

local function main()
    local n = option("N", 10000)
    local reps = option("REPS", 30000)

    local start = os.clock()
    local result = 0
    for r = 1, reps do result = count_calls(n) end
    print(string.format("calls: %d", result))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
