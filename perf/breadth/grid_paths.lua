-- The Lua twin of grid_paths.gs, which describes the program and its parameters.

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

local function random_costs(size)
    local costs = {}
    local x = 42
    for r = 1, size do
        local row = {}
        for c = 1, size do
            x = x * 16807 % 2147483647
            row[c] = x % 10
        end
        costs[r] = row
    end
    costs[1][1] = 1
    costs[size][size] = 1
    return costs
end

-- steps_to_all counts the steps to each field, not passing those of cost 0 or 1 but the corners,
-- and returns how many fields can be reached and the steps to the farthest one.
local function steps_to_all(costs, size)
    local steps = {}
    for r = 1, size do steps[r] = {} end
    local rows = {1}
    local columns = {1}
    steps[1][1] = 0
    local head = 1
    local tail = 1
    local moves = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}
    local farthest = 0
    while head <= tail do
        local row = rows[head]
        local column = columns[head]
        head = head + 1
        farthest = steps[row][column]
        for i, move in ipairs(moves) do
            local r = row + move[1]
            local c = column + move[2]
            if r >= 1 and r <= size and c >= 1 and c <= size and
               costs[r][c] > 1 and steps[r][c] == nil then
                steps[r][c] = farthest + 1
                tail = tail + 1
                rows[tail] = r
                columns[tail] = c
            end
        end
    end
    return tail, farthest
end

-- cheapest is the least sum of costs + 1 from the first corner to the last; fields are numbered
-- from 0 in row order. A distance found is at most 10 above the present one.
local function cheapest(costs, size)
    local goal = size * size - 1
    local best = {}
    for i = 0, goal do best[i] = 1000000000 end
    best[0] = 0
    local buckets = {}
    buckets[0] = {0}
    local distance = 0
    while true do
        local bucket = buckets[distance] or {}
        buckets[distance] = nil
        for i = 1, #bucket do
            local field = bucket[i]
            if field == goal then return distance end
            if best[field] == distance then
                local column = field % size
                local row = (field - column) / size
                for side = 1, 4 do
                    local r = row
                    local c = column
                    if side == 1 then r = r + 1 elseif side == 2 then r = r - 1 elseif side == 3 then c = c + 1 else c = c - 1 end
                    if r >= 0 and r < size and c >= 0 and c < size then
                        local next_field = r * size + c
                        local d = distance + costs[r + 1][c + 1] + 1
                        if d < best[next_field] then
                            best[next_field] = d
                            if buckets[d] == nil then buckets[d] = {} end
                            local list = buckets[d]
                            list[#list + 1] = next_field
                        end
                    end
                end
            end
        end
        distance = distance + 1
    end
end

local function main()
    local size = option("SIZE", 150)
    local reps = option("REPS", 30)

    local start = os.clock()
    local costs = random_costs(size)
    local reached = 0
    local farthest = 0
    local cost = 0
    for r = 1, reps do
        reached, farthest = steps_to_all(costs, size)
        cost = cost + cheapest(costs, size)
    end
    print(string.format("reached %d fields, the farthest in %d steps", reached, farthest))
    print(string.format("total cost %d", cost))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
