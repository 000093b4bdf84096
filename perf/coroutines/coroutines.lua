-- The twin of coroutines.gs. Lua cannot yield in a comparator.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if string.sub(arg[i], 1, #prefix) == prefix then value = string.sub(arg[i], #prefix + 1) end
    end
    return value
end

local function endless()
    local i = 0
    while true do
        i = i + 1
        coroutine.yield(i)
    end
end
local function counting(last)
    for i = 1, last do coroutine.yield(i) end
end
local function once(x) return x end
local function echo(x)
    coroutine.yield(x)
    return x
end
local function inner(x)
    local y = coroutine.yield(x)
    return x + y
end
local function outer(x)
    local z = inner(x)
    return z
end

local function kilobytes(name)
    local file = io.open("/proc/self/status")
    local text = file:read("*a")
    file:close()
    return tonumber(string.match(text, name .. ":%s*(%d+)"))
end

local kinds = {
    resume = function(n)
        local co = coroutine.create(endless)
        local total = 0
        for i = 1, n do
            local ok, v = coroutine.resume(co)
            total = total + v
        end
        return total
    end,
    wrapped = function(n)
        local gen = coroutine.wrap(endless)
        local total = 0
        for i = 1, n do total = total + gen() end
        return total
    end,
    range = function(n)
        local total = 0
        for v in coroutine.wrap(function() counting(n) end) do total = total + v end
        return total
    end,

    create = function(n)
        local total = 0
        for i = 1, n do
            local ok, v = coroutine.resume(coroutine.create(once), i)
            total = total + v
        end
        return total
    end,
    create_yield = function(n)
        local total = 0
        for i = 1, n do
            local co = coroutine.create(echo)
            local ok, v = coroutine.resume(co, i)
            coroutine.resume(co)
            total = total + v
        end
        return total
    end,
    wrap = function(n)
        local total = 0
        for i = 1, n do total = total + coroutine.wrap(once)(i) end
        return total
    end,
    wrap_yield = function(n)
        local total = 0
        for i = 1, n do
            local f = coroutine.wrap(echo)
            total = total + f(i)
            f()
        end
        return total
    end,

    suspended = function(n)
        local resident, tables = kilobytes("VmRSS"), kilobytes("VmPTE")
        local alive = {}
        for i = 1, n do
            alive[i] = coroutine.create(outer)
            coroutine.resume(alive[i], i)
        end
        print((kilobytes("VmRSS") - resident) * 1024 / n, (kilobytes("VmPTE") - tables) * 1024 / n)
        return #alive
    end,
}

kinds[option("KIND", "resume")](tonumber(option("N", "1000000")))
