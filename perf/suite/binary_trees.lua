-- The Lua twin of binary_trees.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function make_tree(depth)
    if depth == 0 then return {left = nil, right = nil} end
    return {left = make_tree(depth - 1), right = make_tree(depth - 1)}
end

local function count_nodes(tree)
    if tree.left == nil then return 1 end
    return 1 + count_nodes(tree.left) + count_nodes(tree.right)
end

local function main()
    local min_depth = 4
    local max_depth = option("N", 15)

    local start = os.clock()
    local stretch = max_depth + 1
    print(string.format("stretch tree of depth %d, check: %d", stretch, count_nodes(make_tree(stretch))))

    local long_lived = make_tree(max_depth)
    for depth = min_depth, max_depth, 2 do
        local iterations = 2 ^ (max_depth - depth + min_depth)
        local check = 0
        for i = 1, iterations do
            check = check + (count_nodes(make_tree(depth)))
        end
        print(string.format("%d trees of depth %d, check: %d", iterations, depth, check))
    end
    print(string.format("long lived tree of depth %d, check: %d", max_depth, count_nodes(long_lived)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
