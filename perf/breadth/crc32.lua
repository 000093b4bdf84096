-- The Lua twin of crc32.gs, which describes the program and its parameters.
--
-- The functions of LuaJIT give numbers with a sign, which shows only where they are divided or
-- printed.

local bit = require("bit")

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

local function crc_table()
    local t = {}
    for i = 0, 255 do
        local c = i
        for k = 1, 8 do
            if bit.band(c, 1) == 1 then
                c = bit.bxor(bit.rshift(c, 1), 3988292384)
            else
                c = bit.rshift(c, 1)
            end
        end
        t[i] = c
    end
    return t
end

local function crc(text, t)
    local c = -1
    for i = 1, #text do
        local index = bit.band(bit.bxor(c, string.byte(text, i)), 255)
        c = bit.bxor(bit.rshift(c, 8), t[index])
    end
    return bit.bnot(c)
end

-- hash multiplies by the prime 2^24 + 403 in two parts, as the product has more than 48 bits.
local function hash(text)
    local h = 2166136261
    for i = 1, #text do
        h = bit.bxor(h, string.byte(text, i))
        h = (bit.lshift(h, 24) + h * 403) % 4294967296
    end
    return h
end

-- random_text makes n letters with the generator of G. Marsaglia (2003).
local function random_text(n)
    local letters = {}
    local x = 2463534242
    for i = 1, n do
        x = bit.bxor(x, bit.lshift(x, 13))
        x = bit.bxor(x, bit.rshift(x, 17))
        x = bit.bxor(x, bit.lshift(x, 5))
        letters[i] = string.char(97 + x % 4294967296 % 26)
    end
    return table.concat(letters)
end

local function main()
    local n = option("BYTES", 200000)
    local reps = option("REPS", 40)

    local start = os.clock()
    local text = random_text(n)
    local t = crc_table()
    print(string.format("check: %s", bit.tohex(crc("123456789", t))))
    local sum = 0
    for r = 1, reps do sum = bit.bxor(sum * 2, crc(text, t)) end
    print(string.format("crc %s", bit.tohex(sum)))
    sum = 0
    for r = 1, reps do sum = bit.bxor(sum * 2, hash(text)) end
    print(string.format("hash %s", bit.tohex(sum)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
