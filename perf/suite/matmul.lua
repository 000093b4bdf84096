-- The Lua twin of matmul.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function generate(n)
    local m = {}
    for i = 0, n - 1 do
        local row = {}
        for j = 0, n - 1 do row[j] = (i * n + j + 1.0) / (n * n) end
        m[i] = row
    end
    return m
end

local function multiply(a, b, n)
    local c = {}
    for i = 0, n - 1 do
        local a_row = a[i]
        local c_row = {}
        for j = 0, n - 1 do
            local sum = 0.0
            for k = 0, n - 1 do sum = sum + a_row[k] * b[k][j] end
            c_row[j] = sum
        end
        c[i] = c_row
    end
    return c
end

local function main()
    local n = option("N", 320)
    local reps = option("REPS", 5)

    local start = os.clock()
    local a = generate(n)
    local b = generate(n)
    local c = a
    for r = 1, reps do c = multiply(a, b, n) end
    local half = math.floor(n / 2)
    print(string.format("c[0][0] = %.6f", c[0][0]))
    print(string.format("centre = %.6f", c[half][half]))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
