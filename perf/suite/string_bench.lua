-- The Lua twin of string_bench.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function append_length(n)
    local s = ""
    for i = 1, n do s = s .. "x" end
    return #s
end

local function format_length(n)
    local total = 0
    for i = 1, n do
        local s = string.format("item=%d twice=%d", i, 2 * i)
        total = total + (#s)
    end
    return total
end

-- sorted_keys returns the first and the last of n keys. 7919 is prime: the keys start out as a
-- permutation of 0..n-1 unless it divides n.
local function sorted_keys(n)
    local keys = {}
    for i = 1, n do keys[i] = string.format("key_%05d", i * 7919 % n) end
    for last = n, 2, -1 do
        for i = 1, last - 1 do
            if keys[i] > keys[i + 1] then keys[i], keys[i + 1] = keys[i + 1], keys[i] end
        end
    end
    return keys[1], keys[n]
end

local function main()
    local appends = option("APPENDS", 60000)
    local formats = option("FORMATS", 1500000)
    local keys = option("KEYS", 2000)

    local start = os.clock()
    print(string.format("appended: %d", append_length(appends)))
    print(string.format("formatted: %d", format_length(formats)))
    local first, last = sorted_keys(keys)
    print(string.format("sorted: %s .. %s", first, last))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
