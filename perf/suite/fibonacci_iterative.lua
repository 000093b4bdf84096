-- The Lua twin of fibonacci_iterative.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function fibonacci(n)
    local a = 0
    local b = 1
    for i = 1, n do a, b = b, a + b end
    return a
end

local function main()
    local n = option("N", 70)
    local reps = option("REPS", 6000000)

    local start = os.clock()
    local result = 0
    for r = 1, reps do result = fibonacci(n) end
    print(string.format("fibonacci(%d) = %d", n, result))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
