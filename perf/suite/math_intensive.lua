-- The Lua twin of math_intensive.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function leibniz(terms)
    local sum = 0.0
    local sign = 1.0
    for k = 0, terms - 1 do
        sum = sum + sign / (2 * k + 1)
        sign = -sign
    end
    return 4.0 * sum
end

local function collatz_steps(limit)
    local steps = 0
    for n = 1, limit do
        local x = n
        while x ~= 1 do
            if x % 2 == 0 then x = x / 2 else x = 3 * x + 1 end
            steps = steps + 1
        end
    end
    return steps
end

local function distance_sum(n)
    local total = 0.0
    for i = 1, n do
        local x = i / n
        local y = 1.0 - x
        local z = x * y
        total = total + math.sqrt(x * x + y * y + z * z)
    end
    return total
end

local function gcd(a, b)
    while b ~= 0 do a, b = b, a % b end
    return a
end

local function gcd_sum(rows, cols)
    local total = 0
    for i = 1, rows do
        for j = 1, cols do
            total = total + gcd(i * 7 + 13, j * 11 + 3)
        end
    end
    return total
end

local function main()
    local terms = option("TERMS", 15000000)
    local chains = option("CHAINS", 150000)
    local points = option("POINTS", 3000000)
    local rows = option("ROWS", 30000)
    local cols = option("COLS", 100)

    local start = os.clock()
    print(string.format("pi: %.10f", leibniz(terms)))
    print(string.format("collatz steps: %d", collatz_steps(chains)))
    print(string.format("distance sum: %.6f", distance_sum(points)))
    print(string.format("gcd sum: %d", gcd_sum(rows, cols)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
