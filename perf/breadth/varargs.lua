-- The Lua twin of varargs.gs, which describes the program and its parameters.

local unpack = table.unpack or unpack

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

local function sum_select(...)
    local total = 0
    for i = 1, select("#", ...) do
        local x = select(i, ...)
        total = total + x
    end
    return total
end

local function sum_table(...)
    local total = 0
    for i, x in ipairs({...}) do total = total + x end
    return total
end

-- sum_first takes one argument and hands the others on.
local function sum_first(first, ...)
    if first == nil then return 0 end
    return first + sum_first(...)
end

local function bounds(first, ...)
    local least = first
    local greatest = first
    for i = 1, select("#", ...) do
        local x = select(i, ...)
        if x < least then least = x end
        if x > greatest then greatest = x end
    end
    return least, greatest
end

local function bind(f, bound)
    return function(...) return f(bound, ...) end
end

local function main()
    local n = option("N", 500000)

    local start = os.clock()
    local selected = 0
    local collected = 0
    local handed = 0
    local spread = 0
    local add_ten = bind(sum_select, 10)
    local three = {1, 2, 3}
    for i = 1, n do
        selected = selected + (sum_select(i, 2, 3, i) + add_ten(i))
        collected = collected + sum_table(i, 1, i)
        handed = handed + sum_first(1, i, 2, 3)
        local least, greatest = bounds(i % 7, i % 11, i % 13)
        spread = spread + (greatest - least)
        three[2] = i
        spread = spread + math.max(unpack(three))
    end
    print(string.format("%d %d %d %d", selected, collected, handed, spread))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
