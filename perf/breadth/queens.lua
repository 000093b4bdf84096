-- The Lua twin of queens.gs, which describes the program and its parameters.

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

-- place counts the ways to fill the rows from row on. A column, and the two diagonals through a
-- square, are numbered by the sum and the difference of its coordinates.
local function place(n, row, columns, rising, falling)
    if row > n then return 1 end
    local count = 0
    for column = 1, n do
        local up = row + column
        local down = row - column + n
        if not columns[column] and not rising[up] and not falling[down] then
            columns[column] = true
            rising[up] = true
            falling[down] = true
            count = count + place(n, row + 1, columns, rising, falling)
            columns[column] = false
            rising[up] = false
            falling[down] = false
        end
    end
    return count
end

local function flags(n)
    local t = {}
    for i = 1, n do t[i] = false end
    return t
end

local function main()
    local n = option("N", 10)
    local reps = option("REPS", 40)

    local start = os.clock()
    local count = 0
    for r = 1, reps do
        count = count + place(n, 1, flags(n), flags(2 * n), flags(2 * n))
    end
    print(string.format("%d queens: %d ways in %d counts", n, count, reps))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
