-- The Lua twin of text_building.gs, which describes the program and its parameters.

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

-- line grows a line of comma separated cells.
local function line(row, cells)
    local s = "row " .. row .. ":"
    for i = 1, cells do s = s .. " " .. (row * i % 97) .. "," end
    return s
end

local function table_text(rows)
    local lines = {}
    for row = 1, rows do lines[row] = line(row, 6) end
    return table.concat(lines, "\n")
end

-- reversed turns a string around through an array of its letters.
local function reversed(s)
    local letters = {}
    local n = #s
    for i = 1, n do letters[i] = string.sub(s, n - i + 1, n - i + 1) end
    return table.concat(letters)
end

-- sum_of_bytes is a checksum, weighted by position.
local function sum_of_bytes(s)
    local sum = 0
    for i = 1, #s do sum = (sum * 31 + string.byte(s, i)) % 1000000007 end
    return sum
end

local function main()
    local rows = option("ROWS", 80000)

    local start = os.clock()
    local text = table_text(rows)
    local mirror = reversed(text)
    print(string.format("%d bytes, checksum %d", #text, sum_of_bytes(text)))
    print(string.format("mirrored %d bytes, checksum %d", #mirror, sum_of_bytes(mirror)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
