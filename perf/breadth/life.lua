-- The Lua twin of life.gs, which describes the program and its parameters.

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

local function random_field(size)
    local field = {}
    local x = 42
    for r = 1, size do
        local row = {}
        for c = 1, size do
            x = x * 16807 % 2147483647
            row[c] = x % 3 == 0
        end
        field[r] = row
    end
    return field
end

local function count(cell)
    if cell then return 1 end
    return 0
end

local function step(field, size)
    local result = {}
    for r = 1, size do
        local above = field[(r - 2) % size + 1]
        local here = field[r]
        local below = field[r % size + 1]
        local row = {}
        for c = 1, size do
            local left = (c - 2) % size + 1
            local right = c % size + 1
            local n = count(above[left]) + count(above[c]) + count(above[right]) + count(here[left]) +
                count(here[right]) + count(below[left]) + count(below[c]) + count(below[right])
            row[c] = n == 3 or n == 2 and here[c]
        end
        result[r] = row
    end
    return result
end

local function population(field)
    local n = 0
    for r, row in ipairs(field) do
        for c, cell in ipairs(row) do n = n + count(cell) end
    end
    return n
end

local function main()
    local size = option("SIZE", 64)
    local steps = option("STEPS", 200)

    local start = os.clock()
    local field = random_field(size)
    local first = population(field)
    for i = 1, steps do field = step(field, size) end
    print(string.format("population %d, then %d", first, population(field)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
