-- The Lua twin of gc_latency.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

-- clock is the monotonic clock where the host's C library can be asked for it (LuaJIT), else processor time.
local clock = os.clock
local has_ffi, ffi = pcall(require, "ffi")
if has_ffi then
    ffi.cdef "typedef struct { long sec, nsec; } gc_latency_time; int clock_gettime(int, gc_latency_time*);"
    local now = ffi.new("gc_latency_time")
    clock = function()
        ffi.C.clock_gettime(1, now)
        return tonumber(now.sec) + tonumber(now.nsec) * 1e-9
    end
end

local function make_tree(nodes)
    if nodes == 0 then return nil end
    local rest = nodes - 1
    local half = (rest - rest % 2) / 2
    return {left = make_tree(rest - half), right = make_tree(half), id = nodes}
end

local function count_nodes(tree)
    if tree == nil then return 0 end
    return 1 + count_nodes(tree.left) + count_nodes(tree.right)
end

local function step(ring, size, first)
    local at = first
    for i = 1, 100 do
        at = at + 1
        if at > size then at = 1 end
        ring[at] = {a = i, b = at, c = first}
    end
    return at
end

local function report(times, steps)
    local total = 0
    for i = 1, steps do total = total + times[i] end
    table.sort(times)
    local function at(share)
        local rank = math.ceil(share * steps)
        if rank < 1 then rank = 1 end
        return times[math.floor(rank)]
    end
    print(string.format("total %.3f s  median %.1f us  p99 %.1f  p99.9 %.1f  p99.99 %.1f  max %.1f",
        total, at(0.5) * 1e6, at(0.99) * 1e6, at(0.999) * 1e6, at(0.9999) * 1e6, times[steps] * 1e6))
end

local function main()
    local nodes = option("N", 1048576)
    local steps = option("STEPS", 50000)
    local size = option("RING", 10000)

    local start = os.clock()
    local tree = make_tree(nodes)
    local ring = {}
    for i = 1, size do ring[i] = {a = 0, b = 0, c = 0} end
    local times = {}
    for i = 1, steps do times[i] = 0.5 end
    local built = os.clock() - start

    local at = 0
    for i = 1, steps do
        local before = clock()
        at = step(ring, size, at)
        times[i] = clock() - before
    end
    print(string.format("%d live nodes built in %.3f s, check %d", nodes, built, count_nodes(tree)))
    report(times, steps)
end

main()
