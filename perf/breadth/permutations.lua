-- The Lua twin of permutations.gs, which describes the program and its parameters.

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

-- permute visits all orders of the first n elements (B. R. Heap, 1963).
local function permute(a, n, visit)
    if n == 1 then
        visit(a)
        return
    end
    for i = 1, n do
        permute(a, n - 1, visit)
        if n % 2 == 0 then a[i], a[n] = a[n], a[i] else a[1], a[n] = a[n], a[1] end
    end
end

-- next_permutation steps to the next order, or returns false at the last one.
local function next_permutation(a, n)
    local i = n - 1
    while i >= 1 and a[i] >= a[i + 1] do i = i - 1 end
    if i < 1 then return false end
    local j = n
    while a[j] <= a[i] do j = j - 1 end
    a[i], a[j] = a[j], a[i]
    local low = i + 1
    local high = n
    while low < high do
        a[low], a[high] = a[high], a[low]
        low = low + 1
        high = high - 1
    end
    return true
end

local function numbers(n)
    local a = {}
    for i = 1, n do a[i] = i end
    return a
end

local function count_alternating(n)
    local count = 0
    permute(numbers(n), n, function(a)
        for i = 2, n - 1 do
            if (a[i] > a[i - 1]) == (a[i + 1] > a[i]) then return end
        end
        count = count + 1
    end)
    return count
end

local function count_deranged(n)
    local count = 0
    local a = numbers(n)
    while next_permutation(a, n) do
        local fixed = false
        for i = 1, n do
            if a[i] == i then
                fixed = true
                break
            end
        end
        if not fixed then count = count + 1 end
    end
    return count
end

local function main()
    local n = option("N", 9)
    local reps = option("REPS", 7)

    local start = os.clock()
    local alternating = 0
    local deranged = 0
    for r = 1, reps do
        alternating = alternating + count_alternating(n)
        deranged = deranged + count_deranged(n)
    end
    print(string.format("alternating: %d, deranged: %d", alternating, deranged))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
