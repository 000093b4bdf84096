// lru: a cache that drops what was not used for the longest time: a table by key, whose entries come
// and go all the time, and a doubly linked list of the entries in the order of use.
//
//   CAPACITY=1000   entries kept
//   STEPS=250000    keys asked for

// option returns the number given as NAME=VALUE on the command line, else the default.
func option(name, value) {
    prefix := name .. "="
    for i := 1; i <= #arg; i++ {
        if string.sub(arg[i], 1, #prefix) == prefix {
            value = tonumber(string.sub(arg[i], #prefix + 1))
        }
    }
    return value
}

Cache := {}
Cache.__index = Cache

func new_cache(capacity) {
    ring := {key: "", value: 0}
    ring.newer = ring
    ring.older = ring
    return setmetatable({entries: {}, ring: ring, size: 0, capacity: capacity, drops: 0}, Cache)
}

func unlink(entry) {
    entry.newer.older = entry.older
    entry.older.newer = entry.newer
}

// link puts an entry at the new end of the ring.
func link(ring, entry) {
    entry.older = ring.older
    entry.newer = ring
    ring.older.newer = entry
    ring.older = entry
}

Cache.get = func(self, key) {
    entry := self.entries[key]
    if entry == nil { return nil }
    unlink(entry)
    link(self.ring, entry)
    return entry.value
}

Cache.put = func(self, key, value) {
    if self.size == self.capacity {
        oldest := self.ring.newer
        unlink(oldest)
        self.entries[oldest.key] = nil
        self.drops = self.drops + 1
    } else {
        self.size = self.size + 1
    }
    entry := {key: key, value: value, newer: nil, older: nil}
    self.entries[key] = entry
    link(self.ring, entry)
}

func main() {
    capacity := option("CAPACITY", 1000)
    steps := option("STEPS", 250000)

    start := time.now()
    numbers := new_cache(capacity)
    names := new_cache(capacity)
    known := {}
    for i := 0; i < 4 * capacity; i++ { known[i] = "key" .. i }
    hits := 0
    sum := 0
    x := 42
    for i := 1; i <= steps; i++ {
        x = x * 16807 % 2147483647
        // The smaller of two random numbers: small keys are asked for more often.
        key := math.min(x % (4 * capacity), math.floor(x / 1000) % (4 * capacity))
        value := numbers:get(key * 1000003)
        if value != nil {
            hits++
            sum += value
        } else {
            numbers:put(key * 1000003, i % 1000)
        }
        if i % 2 == 0 {
            name := known[key]
            if names:get(name) != nil { hits++ } else { names:put(name, i) }
        }
    }
    print(string.format("hits %d, sum %d, drops %d", hits, sum, numbers.drops + names.drops))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
