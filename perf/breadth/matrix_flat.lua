-- The Lua twin of matrix_flat.gs, which describes the program and its parameters.

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

local function random_matrix(n, x)
    local m = {}
    for i = 0, n * n - 1 do
        x = x * 16807 % 2147483647
        m[i] = x / 2147483647 - 0.5
    end
    return m
end

local function unit(n)
    local m = {}
    for i = 0, n * n - 1 do m[i] = 0.0 end
    for i = 0, n - 1 do m[i * n + i] = 1.0 end
    return m
end

local function product(a, b, n)
    local c = {}
    for i = 0, n - 1 do
        for j = 0, n - 1 do
            local sum = 0.0
            for k = 0, n - 1 do sum = sum + a[i * n + k] * b[k * n + j] end
            c[i * n + j] = sum
        end
    end
    return c
end

local function pivot_row(a, n, column)
    local best = column
    for r = column + 1, n - 1 do
        if math.abs(a[r * n + column]) > math.abs(a[best * n + column]) then best = r end
    end
    return best
end

local function swap_rows(a, n, r, s)
    for k = 0, n - 1 do a[r * n + k], a[s * n + k] = a[s * n + k], a[r * n + k] end
end

local function scale_row(a, n, r, factor)
    for k = 0, n - 1 do a[r * n + k] = a[r * n + k] * factor end
end

local function subtract_row(a, n, r, s, factor)
    for k = 0, n - 1 do a[r * n + k] = a[r * n + k] - factor * a[s * n + k] end
end

-- inverse uses up the matrix a.
local function inverse(a, n)
    local b = unit(n)
    for column = 0, n - 1 do
        local pivot = pivot_row(a, n, column)
        if pivot ~= column then
            swap_rows(a, n, pivot, column)
            swap_rows(b, n, pivot, column)
        end
        local factor = 1.0 / a[column * n + column]
        scale_row(a, n, column, factor)
        scale_row(b, n, column, factor)
        for r = 0, n - 1 do
            local factor = a[r * n + column]
            if r ~= column and factor ~= 0.0 then
                subtract_row(a, n, r, column, factor)
                subtract_row(b, n, r, column, factor)
            end
        end
    end
    return b
end

local function main()
    local n = option("N", 120)
    local reps = option("REPS", 20)

    local start = os.clock()
    local trace = 0.0
    local error_sum = 0.0
    for r = 1, reps do
        local inverted = inverse(random_matrix(n, 42 + r), n)
        local m = product(random_matrix(n, 42 + r), inverted, n)
        local e = unit(n)
        for i = 0, n * n - 1 do error_sum = error_sum + math.abs(m[i] - e[i]) end
        for i = 0, n - 1 do trace = trace + inverted[i * n + i] end
    end
    print(string.format("trace %.6f, error below 1e-6: %s", trace, error_sum < 0.000001))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
