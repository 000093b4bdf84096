-- The Lua twin of collatz.gs, which describes the program and its parameters.

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

local function longest_plain(limit)
    local best = 0
    local longest = 0
    for i = 1, limit do
        local n = i
        local length = 1
        while n ~= 1 do
            if n % 2 == 0 then n = math.floor(n / 2) else n = 3 * n + 1 end
            length = length + 1
        end
        if length > longest then
            longest = length
            best = i
        end
    end
    return best, longest
end

-- longest_known walks each chain until it meets a number below its own start.
local function longest_known(limit)
    local lengths = {1}
    local best = 1
    local longest = 1
    for i = 2, limit do
        local n = i
        local steps = 0
        while n >= i do
            if n % 2 == 0 then n = n / 2 else n = 3 * n + 1 end
            steps = steps + 1
        end
        lengths[i] = steps + lengths[n]
        if lengths[i] > longest then
            longest = lengths[i]
            best = i
        end
    end
    return best, longest
end

local function main()
    local n = option("N", 200000)

    local start = os.clock()
    local best, length = longest_plain(n)
    print(string.format("plain: %d takes %d steps", best, length))
    best, length = longest_known(5 * n)
    print(string.format("known: %d takes %d steps", best, length))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
