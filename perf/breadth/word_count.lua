-- The Lua twin of word_count.gs, which describes the program and its parameters.

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

local syllables = {"ka", "lo", "mi", "re", "tu", "san", "ber", "od", "in", "est"}

-- random_text joins n words of one to four syllables.
local function random_text(n)
    local words = {}
    local x = 42
    for i = 1, n do
        x = x * 16807 % 2147483647
        local word = syllables[x % 10 + 1]
        local more = x % 4
        for k = 1, more do
            x = x * 16807 % 2147483647
            word = word .. syllables[x % 10 + 1]
        end
        words[i] = word
    end
    return table.concat(words, " ")
end

local function counts_of(text)
    local counts = {}
    for word in string.gmatch(text, "%a+") do counts[word] = (counts[word] or 0) + 1 end
    return counts
end

-- by_frequency returns the words, frequent ones first, equal ones in the order of the alphabet.
local function by_frequency(counts)
    local words = {}
    for word in pairs(counts) do words[#words + 1] = word end
    table.sort(words, function(a, b)
        if counts[a] ~= counts[b] then return counts[a] > counts[b] end
        return a < b
    end)
    return words
end

local function main()
    local n = option("WORDS", 300000)
    local reps = option("REPS", 4)

    local start = os.clock()
    local text = random_text(n)
    local counts = {}
    for r = 1, reps do counts = counts_of(text) end
    local words = by_frequency(counts)
    print(string.format("%d bytes, %d different words", #text, #words))
    for i = 1, 3 do print(string.format("%s: %d", words[i], counts[words[i]])) end
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
