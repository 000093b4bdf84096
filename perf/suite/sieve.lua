-- The Lua twin of sieve.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function sieve(n)
    local is_prime = {}
    for i = 2, n do is_prime[i] = true end

    local i = 2
    while i * i <= n do
        if is_prime[i] then
            local j = i * i
            while j <= n do
                is_prime[j] = false
                j = j + i
            end
        end
        i = i + 1
    end

    local count = 0
    for k = 2, n do
        if is_prime[k] then count = count + 1 end
    end
    return count
end

local function main()
    local n = option("N", 1000000)
    local reps = option("REPS", 20)

    local start = os.clock()
    local count = 0
    for r = 1, reps do count = sieve(n) end
    print(string.format("primes up to %d: %d", n, count))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
