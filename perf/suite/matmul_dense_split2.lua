-- The Lua twin of matmul_dense_split2.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

-- dense returns a table of rows of zeros; both indices start at 0.
local function dense(rows, cols)
    local m = {}
    for i = 0, rows - 1 do
        local row = {}
        for j = 0, cols - 1 do row[j] = 0.0 end
        m[i] = row
    end
    return m
end

local function generate(n)
    local m = dense(n, n)
    for i = 0, n - 1 do
        for j = 0, n - 1 do m[i][j] = (i * n + j + 1.0) / (n * n) end
    end
    return m
end

local function multiply(a, b, n)
    local c = dense(n, n)
    for i = 0, n - 1 do
        for j = 0, n - 1 do
            local even = 0.0
            local odd = 0.0
            local k = 0
            while k + 1 < n do
                even = even + a[i][k] * b[k][j]
                odd = odd + (a[i][k + 1] * b[k + 1][j])
                k = k + 2
            end
            if k < n then even = even + a[i][k] * b[k][j] end
            c[i][j] = even + odd
        end
    end
    return c
end

local function main()
    local n = option("N", 480)

    local start = os.clock()
    local a = generate(n)
    local b = generate(n)
    local c = multiply(a, b, n)
    local half = math.floor(n / 2)
    print(string.format("c[0][0] = %.6f", c[0][0]))
    print(string.format("centre = %.6f", c[half][half]))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
