-- The Lua twin of fib.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function fib(n)
    if n < 2 then return n end
    return fib(n - 1) + fib(n - 2)
end

local function main()
    local n = option("N", 20)
    local reps = option("REPS", 4000)

    local start = os.clock()
    local result = 0
    for r = 1, reps do result = fib(n) end
    print(string.format("fib(%d) = %d", n, result))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
