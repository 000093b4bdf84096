-- The Lua twin of formatting.gs, which describes the program and its parameters.

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

local function main()
    local n = option("N", 200000)

    local start = os.clock()
    local bytes = 0
    local sum = 0
    for i = 1, n do
        local row = string.format("%6d|%-8s|%08.3f|%x|%5.1f%%", i, "k" .. i % 100, i / 8, i * 31, i / n)
        bytes = bytes + #row
        local text = tostring(i) .. ":" .. i % 7 .. "/" .. tostring(i % 2 == 0)
        bytes = bytes + #text
        sum = sum + (tonumber(string.sub(row, 1, 6)) + tonumber(tostring(i * 3)))
        if tonumber(text) == nil then sum = sum + 1 end
    end
    print(string.format("%d bytes, sum %d", bytes, sum))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
