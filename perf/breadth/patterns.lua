-- The Lua twin of patterns.gs, which describes the program and its parameters.

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

local function random_log(n)
    local levels = {"info", "warning", "error"}
    local lines = {}
    local x = 42
    for i = 1, n do
        x = x * 16807 % 2147483647
        lines[i] = string.format("2024-%02d-%02d %s [worker-%d] took %d ms, user=%s; path=/a/%d?q=1&r=<%d>",
                                 x % 12 + 1, x % 28 + 1, levels[x % 3 + 1], x % 16, x % 500,
                                 "name" .. x % 40, x % 9, x % 5)
    end
    return lines
end

local function read_log(lines)
    local took = 0
    local months = {}
    local errors = 0
    local bytes = 0
    local users = 0
    local escapes = {["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;"}
    for i, line in ipairs(lines) do
        local year, month, day = string.match(line, "^(%d+)-(%d+)-(%d+)")
        months[month] = (months[month] or 0) + tonumber(day)
        took = took + tonumber(string.match(line, "took (%d+) ms"))
        if string.find(line, "error", 1, true) then errors = errors + 1 end
        local first, last, user = string.find(line, "user=(%w+)")
        if user == "name7" then users = users + first end
        local plain = string.gsub(line, "%d+", "#")
        bytes = bytes + #plain
        local named = string.gsub(line, "(%w+)=(%w+)", "%2=%1")
        bytes = bytes + #named
        local escaped, count = string.gsub(line, "[<>&]", escapes)
        bytes = bytes + #escaped * count
        local louder = string.gsub(line, "%[(.-)%]", function(name) return string.upper(name) end)
        bytes = bytes + #louder
    end
    return string.format("took %d, March %d, errors %d, bytes %d, users %d", took, months["03"],
                         errors, bytes, users)
end

local function main()
    local n = option("LINES", 20000)
    local reps = option("REPS", 2)

    local start = os.clock()
    local lines = random_log(n)
    local report = ""
    for r = 1, reps do report = read_log(lines) end
    print(report)
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
