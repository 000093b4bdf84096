-- The Lua twin of coroutine_bench.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function sum_yields(n)
    local co = coroutine.create(function()
        for i = 1, n do coroutine.yield(i) end
    end)
    local total = 0
    for i = 1, n do
        local ok, value = coroutine.resume(co)
        if ok then total = total + value end
    end
    return total
end

local function echo(x)
    local y = coroutine.yield(x)
    return y
end

local function sum_short(n)
    local total = 0
    for i = 1, n do
        local co = coroutine.create(echo)
        local ok1, first = coroutine.resume(co, i)
        local ok2, second = coroutine.resume(co, i)
        if ok1 and ok2 then total = total + (first + second) end
    end
    return total
end

local function sum_squares(n)
    local squares = coroutine.wrap(function()
        for i = 1, n do coroutine.yield(i * i) end
    end)
    local total = 0.0   -- a float: Lua 5.4 has 64-bit integers, which would not round
    local square = squares()
    while square ~= nil do
        total = total + square
        square = squares()
    end
    return total
end

local function main()
    local yields = option("YIELDS", 2000000)
    local coroutines = option("COROUTINES", 1000000)
    local squares = option("SQUARES", 2000000)

    local start = os.clock()
    print(string.format("yields: %d", sum_yields(yields)))
    print(string.format("short coroutines: %d", sum_short(coroutines)))
    print(string.format("squares: %d", sum_squares(squares)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
