-- The Lua twin of protected_calls.gs, which describes the program and its parameters.

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

local function checked_root(x)
    if x < 0 then error({code = x % 10, reason = "negative"}) end
    if x % 12 == 5 then error("unlucky") end
    if x % 12 == 7 then return nil + x end
    return math.sqrt(x)
end

local function main()
    local n = option("N", 300000)

    local start = os.clock()
    local roots = 0.0
    local codes = 0
    local texts = 0
    local faults = 0
    for i = 1, n do
        local x = i % 1000
        if i % 6 == 0 then x = -x - 1 end
        local ok, result = pcall(checked_root, x)
        if ok then
            roots = roots + result
        elseif type(result) == "table" then
            codes = codes + result.code
        elseif string.find(result, "unlucky", 1, true) then
            texts = texts + 1
        else
            faults = faults + 1
        end
    end
    print(string.format("roots %.4f, codes %d, texts %d, faults %d", roots, codes, texts, faults))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
