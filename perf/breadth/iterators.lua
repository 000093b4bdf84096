-- The Lua twin of iterators.gs, which describes the program and its parameters.

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

local function count_to(n)
    local i = 0
    return function()
        if i < n then
            i = i + 1
            return i
        end
        return nil
    end
end

local function filter(source, keep)
    return function()
        local x = source()
        while x ~= nil and not keep(x) do x = source() end
        return x
    end
end

local function map(source, f)
    return function()
        local x = source()
        if x == nil then return nil end
        return f(x)
    end
end

-- next_square takes the limit and the last number, as the iterators of the library do.
local function next_square(limit, x)
    x = x + 1
    if x * x > limit then return nil end
    return x, x * x
end

local function squares(limit) return next_square, limit, 0 end

local function tree(depth)
    if depth == 0 then return {value = 1} end
    return {left = tree(depth - 1), value = depth, right = tree(depth - 1)}
end

-- walk visits a tree in order, with a stack of the nodes that are still to come.
local function walk(root)
    local stack = {}
    local size = 0
    local node = root
    return function()
        while node ~= nil do
            size = size + 1
            stack[size] = node
            node = node.left
        end
        if size == 0 then return nil end
        local top = stack[size]
        size = size - 1
        node = top.right
        return top.value
    end
end

local function main()
    local n = option("N", 10000000)
    local depth = option("DEPTH", 16)

    local start = os.clock()
    local sum = 0
    local odd = function(x) return x % 2 == 1 end
    for x in map(filter(count_to(n), odd), function(x) return 3 * x end) do sum = sum + x end
    print(string.format("odd numbers: %d", sum))

    local total = 0
    for x, square in squares(n * n) do total = total + square % 1000 end
    print(string.format("squares: %d", total))

    local values = 0
    local root = tree(depth)
    for value in walk(root) do values = values + value end
    print(string.format("tree: %d", values))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
