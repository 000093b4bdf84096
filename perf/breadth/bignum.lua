-- The Lua twin of bignum.gs, which describes the program and its parameters.

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

local function add(a, b)
    local c = {}
    local carry = 0
    for i = 1, math.max(#a, #b) do
        local digit = (a[i] or 0) + (b[i] or 0) + carry
        carry = 0
        if digit >= 10000 then
            digit = digit - 10000
            carry = 1
        end
        c[i] = digit
    end
    if carry > 0 then c[#c + 1] = carry end
    return c
end

local function multiply(a, b)
    local c = {}
    for i = 1, #a + #b do c[i] = 0 end
    for i = 1, #a do
        local carry = 0
        local digit = a[i]
        for j = 1, #b do
            local t = c[i + j - 1] + digit * b[j] + carry
            c[i + j - 1] = t % 10000
            carry = math.floor(t / 10000)
        end
        c[i + #b] = carry
    end
    while #c > 1 and c[#c] == 0 do c[#c] = nil end
    return c
end

local function number(n) return multiply({n}, {1}) end

local function factorial(n)
    local product = number(1)
    for i = 2, n do product = multiply(product, number(i)) end
    return product
end

local function power(base, exponent)
    local result = number(1)
    local factor = number(base)
    while exponent > 0 do
        if exponent % 2 == 1 then result = multiply(result, factor) end
        factor = multiply(factor, factor)
        exponent = math.floor(exponent / 2)
    end
    return result
end

local function fibonacci(n)
    local a = {0}
    local b = {1}
    for i = 1, n do a, b = b, add(a, b) end
    return a
end

local function digits(a)
    local parts = {string.format("%d", a[#a])}
    for i = #a - 1, 1, -1 do parts[#parts + 1] = string.format("%04d", a[i]) end
    return table.concat(parts)
end

local function describe(name, a)
    local text = digits(a)
    print(string.format("%s: %d digits, %s..%s", name, #text, string.sub(text, 1, 12),
                        string.sub(text, -12)))
end

local function main()
    local n = option("N", 300)
    local reps = option("REPS", 20)

    local start = os.clock()
    local fact = {}
    local pow = {}
    local fib = {}
    for r = 1, reps do
        fact = factorial(n)
        pow = power(7, 10 * n)
        fib = fibonacci(10 * n)
    end
    describe("factorial", fact)
    describe("power", pow)
    describe("fibonacci", fib)
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
