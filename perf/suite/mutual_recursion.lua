-- The Lua twin of mutual_recursion.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local female, male

function female(n)
    if n == 0 then return 1 end
    return n - male(female(n - 1))
end

function male(n)
    if n == 0 then return 0 end
    return n - female(male(n - 1))
end

local function main()
    local n = option("N", 25)
    local reps = option("REPS", 50000)

    local start = os.clock()
    local result = 0
    for r = 1, reps do result = female(n) end
    print(string.format("F(%d) = %d", n, result))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
