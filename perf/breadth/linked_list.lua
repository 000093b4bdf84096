-- The Lua twin of linked_list.gs, which describes the program and its parameters.

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

local function random_list(n)
    local list = nil
    local x = 42
    for i = 1, n do
        x = x * 16807 % 2147483647
        list = {value = x % 100000, next = list}
    end
    return list
end

local function reverse(list)
    local result = nil
    while list ~= nil do
        local rest = list.next
        list.next = result
        result = list
        list = rest
    end
    return result
end

-- merge joins two sorted lists behind a node that is thrown away.
local function merge(a, b)
    local head = {value = 0, next = nil}
    local tail = head
    while a ~= nil and b ~= nil do
        if a.value <= b.value then
            tail.next = a
            tail = a
            a = a.next
        else
            tail.next = b
            tail = b
            b = b.next
        end
    end
    tail.next = a or b
    return head.next
end

-- split cuts a list of n nodes in two and returns the second half.
local function split(list, n)
    for i = 2, n do list = list.next end
    local rest = list.next
    list.next = nil
    return rest
end

local function merge_sort(list, n)
    if n < 2 then return list end
    local half = math.floor(n / 2)
    local rest = split(list, half)
    return merge(merge_sort(list, half), merge_sort(rest, n - half))
end

-- weighted sums the values, each times its position.
local function weighted(list)
    local sum = 0
    local position = 1
    while list ~= nil do
        sum = sum + list.value * position % 1009
        position = position + 1
        list = list.next
    end
    return sum
end

local function main()
    local n = option("N", 20000)
    local reps = option("REPS", 25)

    local start = os.clock()
    local sum = 0
    local mirrored = 0
    for r = 1, reps do
        local list = reverse(random_list(n))
        mirrored = mirrored + weighted(list)
        sum = sum + weighted(merge_sort(list, n))
    end
    print(string.format("reversed: %d, sorted: %d", mirrored, sum))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
