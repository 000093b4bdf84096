-- The Lua twin of spectral_norm_dense.gs, which describes the program and its parameters.

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

local function element(i, j)
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

-- multiply stores A * (column from) in column to.
local function multiply(m, from, to, n)
    for i = 0, n - 1 do
        local sum = 0.0
        for j = 0, n - 1 do sum = sum + element(i, j) * m[j][from] end
        m[i][to] = sum
    end
end

local function multiply_transposed(m, from, to, n)
    for i = 0, n - 1 do
        local sum = 0.0
        for j = 0, n - 1 do sum = sum + element(j, i) * m[j][from] end
        m[i][to] = sum
    end
end

local function spectral_norm(n)
    local u = 0
    local v = 1
    local scratch = 2
    local m = dense(n, 3)
    for i = 0, n - 1 do m[i][u] = 1.0 end
    for round = 1, 10 do
        multiply(m, u, scratch, n)
        multiply_transposed(m, scratch, v, n)
        multiply(m, v, scratch, n)
        multiply_transposed(m, scratch, u, n)
    end
    local uv = 0.0
    local vv = 0.0
    for i = 0, n - 1 do
        local v_i = m[i][v]
        uv = uv + m[i][u] * v_i
        vv = vv + v_i * v_i
    end
    return math.sqrt(uv / vv)
end

local function main()
    local n = option("N", 2000)

    local start = os.clock()
    print(string.format("%.9f", spectral_norm(n)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
