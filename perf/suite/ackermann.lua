-- The Lua twin of ackermann.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function ack(m, n)
    if m == 0 then return n + 1 end
    if n == 0 then return ack(m - 1, 1) end
    return ack(m - 1, ack(m, n - 1))
end

local function main()
    local m = option("M", 3)
    local low = option("LOW", 0)
    local high = option("HIGH", 4)
    local reps = option("REPS", 40000)

    local start = os.clock()
    local total = 0
    local n = low
    local value = 0
    for r = 0, reps - 1 do
        n = low + r % (high - low + 1)
        value = ack(m, n)
        total = (total + value) % 1000000000
    end
    print(string.format("ack(%d, %d) = %d", m, n, value))
    print(string.format("total = %d", total))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
