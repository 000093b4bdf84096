-- The Lua twin of sort.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function generate(n)
    local numbers = {}
    local x = 42.0   -- a float, so that Lua 5.4 rounds the products as the others do
    for i = 1, n do
        x = (x * 1103515245 + 12345) % 2147483648
        numbers[i] = x
    end
    return numbers
end

local function quicksort(a, low, high)
    if low >= high then return end
    local pivot = a[math.floor((low + high) / 2)]
    local i = low
    local j = high
    while i <= j do
        while a[i] < pivot do i = i + 1 end
        while a[j] > pivot do j = j - 1 end
        if i <= j then
            a[i], a[j] = a[j], a[i]
            i = i + 1
            j = j - 1
        end
    end
    quicksort(a, low, j)
    quicksort(a, i, high)
end

local function is_sorted(a, n)
    for i = 2, n do
        if a[i - 1] > a[i] then return false end
    end
    return true
end

local function main()
    local n = option("N", 100000)
    local reps = option("REPS", 15)

    local start = os.clock()
    local numbers = {}
    for r = 1, reps do
        numbers = generate(n)
        quicksort(numbers, 1, n)
    end
    print(string.format("Sorted correctly: %s", is_sorted(numbers, n)))
    print(string.format("least %d, median %d, greatest %d", numbers[1], numbers[n / 2], numbers[n]))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
