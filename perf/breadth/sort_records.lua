-- The Lua twin of sort_records.gs, which describes the program and its parameters.

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

local function random_records(n)
    local records = {}
    local x = 42
    for i = 1, n do
        x = x * 16807 % 2147483647
        records[i] = {id = i, group = x % 100, name = "n" .. (x % 7919)}
    end
    return records
end

local function quicksort(a, low, high, less)
    while low < high do
        local pivot = a[math.floor((low + high) / 2)]
        local i = low
        local j = high
        while i <= j do
            while less(a[i], pivot) do i = i + 1 end
            while less(pivot, a[j]) do j = j - 1 end
            if i <= j then
                a[i], a[j] = a[j], a[i]
                i = i + 1
                j = j - 1
            end
        end
        quicksort(a, low, j, less)
        low = i
    end
end

-- The orders have no equal records, so that every way of sorting gives the same array.
local function by_group(a, b)
    if a.group ~= b.group then return a.group < b.group end
    return a.id < b.id
end

local function by_name(a, b)
    if a.name ~= b.name then return a.name < b.name end
    return a.id > b.id
end

-- weighted sums the identities, each times its position.
local function weighted(records)
    local sum = 0
    for i, record in ipairs(records) do sum = (sum + i * record.id) % 1000000007 end
    return sum
end

local function main()
    local n = option("N", 20000)
    local reps = option("REPS", 4)

    local start = os.clock()
    local sums = {0, 0, 0, 0}
    for r = 1, reps do
        local records = random_records(n)
        quicksort(records, 1, n, by_group)
        sums[1] = weighted(records)
        quicksort(records, 1, n, by_name)
        sums[2] = weighted(records)
        table.sort(records, by_group)
        sums[3] = weighted(records)
        table.sort(records, by_name)
        sums[4] = weighted(records)
    end
    print(string.format("quicksort: %d, %d", sums[1], sums[2]))
    print(string.format("table.sort: %d, %d", sums[3], sums[4]))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
