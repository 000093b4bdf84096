-- The Lua twin of lru.gs, which describes the program and its parameters.

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

local Cache = {}
Cache.__index = Cache

local function new_cache(capacity)
    local ring = {key = "", value = 0}
    ring.newer = ring
    ring.older = ring
    return setmetatable({entries = {}, ring = ring, size = 0, capacity = capacity, drops = 0}, Cache)
end

local function unlink(entry)
    entry.newer.older = entry.older
    entry.older.newer = entry.newer
end

-- link puts an entry at the new end of the ring.
local function link(ring, entry)
    entry.older = ring.older
    entry.newer = ring
    ring.older.newer = entry
    ring.older = entry
end

function Cache.get(self, key)
    local entry = self.entries[key]
    if entry == nil then return nil end
    unlink(entry)
    link(self.ring, entry)
    return entry.value
end

function Cache.put(self, key, value)
    if self.size == self.capacity then
        local oldest = self.ring.newer
        unlink(oldest)
        self.entries[oldest.key] = nil
        self.drops = self.drops + 1
    else
        self.size = self.size + 1
    end
    local entry = {key = key, value = value, newer = nil, older = nil}
    self.entries[key] = entry
    link(self.ring, entry)
end

local function main()
    local capacity = option("CAPACITY", 1000)
    local steps = option("STEPS", 250000)

    local start = os.clock()
    local numbers = new_cache(capacity)
    local names = new_cache(capacity)
    local known = {}
    for i = 0, 4 * capacity - 1 do known[i] = "key" .. i end
    local hits = 0
    local sum = 0
    local x = 42
    for i = 1, steps do
        x = x * 16807 % 2147483647
        -- The smaller of two random numbers: small keys are asked for more often.
        local key = math.min(x % (4 * capacity), math.floor(x / 1000) % (4 * capacity))
        local value = numbers:get(key * 1000003)
        if value ~= nil then
            hits = hits + 1
            sum = sum + value
        else
            numbers:put(key * 1000003, i % 1000)
        end
        if i % 2 == 0 then
            local name = known[key]
            if names:get(name) ~= nil then hits = hits + 1 else names:put(name, i) end
        end
    end
    print(string.format("hits %d, sum %d, drops %d", hits, sum, numbers.drops + names.drops))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
