-- The Lua twin of histogram.gs, which describes the program and its parameters.

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

local function zeros(n)
    local t = {}
    for i = 0, n - 1 do t[i] = 0 end
    return t
end

local function fill_integers(bins, n, size)
    local x = 42
    for i = 1, n do
        x = x * 16807 % 2147483647
        local bin = x % size
        bins[bin] = bins[bin] + 1
    end
end

-- fill_bell adds the numbers of three rolls, scaled from 0 to the number of bins.
local function fill_bell(bins, n, size)
    local x = 7
    for i = 1, n do
        local sum = 0.0
        for k = 1, 3 do
            x = x * 16807 % 2147483647
            sum = sum + x / 2147483647
        end
        local bin = math.floor(sum / 3 * size)
        bins[bin] = bins[bin] + 1
    end
end

local function describe(name, bins, n, size)
    local sum = 0
    local squares = 0
    for i = 0, size - 1 do
        sum = sum + i * bins[i]
        squares = squares + i * i * bins[i]
    end
    local mean = sum / n
    local median = 0
    local seen = bins[0]
    while seen < n / 2 do
        median = median + 1
        seen = seen + bins[median]
    end
    print(string.format("%s: mean %.6f, variance %.6f, median %d", name, mean,
                        squares / n - mean * mean, median))
end

local function main()
    local n = option("N", 4000000)
    local size = option("BINS", 100)

    local start = os.clock()
    local flat = zeros(size)
    fill_integers(flat, n, size)
    describe("flat", flat, n, size)
    local bell = zeros(size)
    fill_bell(bell, n, size)
    describe("bell", bell, n, size)
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
