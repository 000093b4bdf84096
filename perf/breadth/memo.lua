-- The Lua twin of memo.gs, which describes the program and its parameters.

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

-- partitions counts the ways to write n as a sum of numbers up to largest.
local function partitions(n, largest, known)
    if n == 0 then return 1 end
    if n < 0 or largest == 0 then return 0 end
    local key = n * 1000 + largest
    local count = known[key]
    if count == nil then
        count = (partitions(n - largest, largest, known) +
                 partitions(n, largest - 1, known)) % 1000000007
        known[key] = count
    end
    return count
end

local function paths(x, y, known)
    if x == 0 and y == 0 then return 1 end
    if x < 0 or y < 0 or (x * 7 + y * 3) % 11 == 5 then return 0 end
    local key = x .. "," .. y
    local count = known[key]
    if count == nil then
        count = (paths(x - 1, y, known) + paths(x, y - 1, known)) % 1000000007
        known[key] = count
    end
    return count
end

local function memoize(f)
    local known = {}
    return function(x)
        local y = known[x]
        if y == nil then
            y = f(x)
            known[x] = y
        end
        return y
    end
end

local function digit_square_sum(n)
    local sum = 0
    while n > 0 do
        local digit = n % 10
        sum = sum + digit * digit
        n = (n - digit) / 10
    end
    return sum
end

local function happy_numbers(n)
    local step = memoize(digit_square_sum)
    local count = 0
    for i = 1, n do
        local x = i
        while x ~= 1 and x ~= 4 do x = step(x) end
        if x == 1 then count = count + 1 end
    end
    return count
end

local function main()
    local n = option("N", 300)
    local grid = option("GRID", 80)
    local reps = option("REPS", 25)

    local start = os.clock()
    local sum = 0
    local ways = 0
    local happy = 0
    for r = 1, reps do
        sum = sum + partitions(n - r, n - r, {})
        ways = ways + paths(grid - r, grid, {})
        happy = happy + happy_numbers(grid * 100 + r)
    end
    print(string.format("partitions %d, paths %d, happy %d", sum, ways, happy))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
