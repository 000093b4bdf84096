-- The Lua twin of fannkuch.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

-- count_flips reverses prefixes of a copy of source until 1 leads.
local function count_flips(source, scratch, n)
    local first = source[1]
    if first == 1 then return 0 end
    for i = 2, n do scratch[i] = source[i] end
    scratch[1] = first

    local flips = 0
    while first ~= 1 do
        local low = 1
        local high = first
        while low < high do
            scratch[low], scratch[high] = scratch[high], scratch[low]
            low = low + 1
            high = high - 1
        end
        flips = flips + 1
        first = scratch[1]
    end
    return flips
end

-- fannkuch visits the permutations in the order given by rotating prefixes: count[k] holds how
-- many rotations of the first k elements are left before the prefix of k + 1 must turn.
local function fannkuch(n)
    local perm = {}
    local scratch = {}
    local count = {}
    for i = 1, n do perm[i] = i end

    local max_flips = 0
    local checksum = 0
    local even = true
    local r = n
    while true do
        while r ~= 1 do
            count[r] = r
            r = r - 1
        end

        local flips = count_flips(perm, scratch, n)
        if flips > max_flips then max_flips = flips end
        if even then checksum = checksum + flips else checksum = checksum - flips end
        even = not even

        while true do
            if r == n then return checksum, max_flips end
            local first = perm[1]
            for i = 1, r do perm[i] = perm[i + 1] end
            perm[r + 1] = first
            count[r + 1] = count[r + 1] - 1
            if count[r + 1] > 0 then break end
            r = r + 1
        end
    end
end

local function main()
    local n = option("N", 10)

    local start = os.clock()
    local checksum, max_flips = fannkuch(n)
    print(string.format("checksum: %d", checksum))
    print(string.format("fannkuch(%d) = %d", n, max_flips))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
