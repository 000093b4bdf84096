-- The Lua twin of levenshtein.gs, which describes the program and its parameters.

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

-- random_word makes 6 to 13 letters out of the random number x.
local function random_word(x)
    local word = ""
    local n = 6 + x % 8
    for i = 1, n do
        x = x * 16807 % 2147483647
        word = word .. string.char(97 + x % 6)
    end
    return word
end

local function distance(a, b)
    local previous = {}
    local current = {}
    for j = 0, #b do previous[j] = j end
    for i = 1, #a do
        current[0] = i
        local letter = string.byte(a, i)
        for j = 1, #b do
            local cost = 1
            if string.byte(b, j) == letter then cost = 0 end
            current[j] = math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        end
        previous, current = current, previous
    end
    return previous[#b]
end

local function main()
    local n = option("WORDS", 600)

    local start = os.clock()
    local words = {}
    local x = 42
    for i = 1, n do
        x = x * 16807 % 2147483647
        words[i] = random_word(x)
    end
    local total = 0
    local closest = 100
    for i = 1, n do
        for j = 1, i - 1 do
            local d = distance(words[i], words[j])
            total = total + d
            if d < closest then closest = d end
        end
    end
    print(string.format("total distance %d, least %d", total, closest))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
