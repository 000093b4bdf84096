-- The Lua twin of sum_primes.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function is_prime(n)
    if n < 2 then return false end
    if n < 4 then return true end
    if n % 2 == 0 then return false end
    if n % 3 == 0 then return false end
    local i = 5
    while i * i <= n do
        if n % i == 0 then return false end
        if n % (i + 2) == 0 then return false end
        i = i + 6
    end
    return true
end

local function main()
    local n = option("N", 100000)
    local reps = option("REPS", 100)

    local start = os.clock()
    local count = 0
    local sum = 0
    for r = 1, reps do
        count = 0
        sum = 0
        for i = 1, n do
            if is_prime(i) then
                count = count + 1
                sum = sum + i
            end
        end
    end
    print(string.format("%d primes, sum %d", count, sum))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
