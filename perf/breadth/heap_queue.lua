-- The Lua twin of heap_queue.gs, which describes the program and its parameters.

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

local function push(heap, item)
    local i = #heap + 1
    while i > 1 do
        local parent = math.floor(i / 2)
        if heap[parent].priority <= item.priority then break end
        heap[i] = heap[parent]
        i = parent
    end
    heap[i] = item
end

-- pop takes the least item out; the last one sinks from the top to its place.
local function pop(heap)
    local top = heap[1]
    local n = #heap
    local last = heap[n]
    heap[n] = nil
    n = n - 1
    if n == 0 then return top end
    local i = 1
    while true do
        local child = 2 * i
        if child > n then break end
        if child < n and heap[child + 1].priority < heap[child].priority then child = child + 1 end
        if last.priority <= heap[child].priority then break end
        heap[i] = heap[child]
        i = child
    end
    heap[i] = last
    return top
end

local function main()
    local waiting = option("WAITING", 5000)
    local steps = option("STEPS", 500000)

    local start = os.clock()
    local heap = {}
    local x = 42
    for i = 1, waiting do
        x = x * 16807 % 2147483647
        push(heap, {priority = x % 100000, id = i})
    end
    local sum = 0
    for i = 1, steps do
        local item = pop(heap)
        sum = sum + item.priority % 1000
        x = x * 16807 % 2147483647
        item.priority = item.priority + 1 + x % 50000
        push(heap, item)
    end
    local last = 0
    local ordered = true
    while #heap > 0 do
        local item = pop(heap)
        if item.priority < last then ordered = false end
        last = item.priority
    end
    print(string.format("sum %d, last %d, ordered: %s", sum, last, ordered))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
