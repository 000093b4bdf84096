-- The Lua twin of overflow.gs, which describes the program and its parameters.

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

local function fibonacci(n)
    local a = 0.0
    local b = 1.0
    for i = 1, n do a, b = b, a + b end
    return a
end

local function factorial(n)
    local product = 1.0
    for i = 2, n do product = product * i end
    return product
end

local function power(base, exponent)
    base = base + 0.0
    local result = 1.0
    while exponent > 0 do
        if exponent % 2 == 1 then result = result * base end
        base = base * base
        exponent = math.floor(exponent / 2)
    end
    return result
end

-- generate steps a generator whose products have up to 62 bits and are rounded.
local function generate(steps, x)
    x = x + 0.0
    for i = 1, steps do x = (x * 1103515245 + 12345) % 2147483648 end
    return x
end

local function sum_of_squares(n)
    local sum = 140000000000000.0
    for i = 1, n do sum = sum + i * i * 10000000 end
    return sum
end

local function main()
    local reps = option("REPS", 200000)

    local start = os.clock()
    local fib = 0
    local fact = 0
    local pow = 0
    local random = 0
    local squares = 0
    for r = 1, reps do
        fib = fibonacci(90 + r % 5)
        fact = factorial(20 + r % 3)
        pow = power(3 + r % 4, 33)
        random = random + generate(100, r)
        squares = sum_of_squares(100 + r % 9)
    end
    print(string.format("%.0f %.0f %.6e", fib, fact, pow))
    print(string.format("%.0f %.0f", random, squares))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
