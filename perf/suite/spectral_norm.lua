-- The Lua twin of spectral_norm.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function element(i, j)
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function multiply(v, out, n)
    for i = 0, n - 1 do
        local sum = 0.0
        for j = 0, n - 1 do sum = sum + element(i, j) * v[j] end
        out[i] = sum
    end
end

local function multiply_transposed(v, out, n)
    for i = 0, n - 1 do
        local sum = 0.0
        for j = 0, n - 1 do sum = sum + element(j, i) * v[j] end
        out[i] = sum
    end
end

local function spectral_norm(n)
    local u = {}
    local v = {}
    local scratch = {}
    for i = 0, n - 1 do
        u[i] = 1.0
        v[i] = 0.0
        scratch[i] = 0.0
    end
    for round = 1, 10 do
        multiply(u, scratch, n)
        multiply_transposed(scratch, v, n)
        multiply(v, scratch, n)
        multiply_transposed(scratch, u, n)
    end
    local uv = 0.0
    local vv = 0.0
    for i = 0, n - 1 do
        uv = uv + u[i] * v[i]
        vv = vv + v[i] * v[i]
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
