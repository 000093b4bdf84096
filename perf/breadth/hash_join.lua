-- The Lua twin of hash_join.gs, which describes the program and its parameters.

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

local function make_customers(n)
    local customers = {}
    for i = 1, n do
        customers[i] = {id = i * 7, region = "region" .. (i % 23), discount = i % 5}
    end
    return customers
end

local function make_orders(n, customers)
    local orders = {}
    local x = 42
    for i = 1, n do
        x = x * 16807 % 2147483647
        orders[i] = {number = i, customer = (x % (customers * 2)) * 7, amount = x % 1000}
    end
    return orders
end

local function index_by_id(records)
    local index = {}
    for i, record in ipairs(records) do index[record.id] = record end
    return index
end

-- join pairs each order with its customer, if there is one.
local function join(orders, customers)
    local index = index_by_id(customers)
    local pairs_found = {}
    for i, order in ipairs(orders) do
        local customer = index[order.customer]
        if customer ~= nil then
            pairs_found[#pairs_found + 1] = {
                region = customer.region, amount = order.amount * (100 - customer.discount),
            }
        end
    end
    return pairs_found
end

local function sums_by_region(rows)
    local sums = {}
    for i, row in ipairs(rows) do
        sums[row.region] = (sums[row.region] or 0) + row.amount
    end
    return sums
end

local function main()
    local orders = option("ORDERS", 40000)
    local customers = option("CUSTOMERS", 5000)
    local reps = option("REPS", 15)

    local start = os.clock()
    local rows = {}
    local sums = {}
    for r = 1, reps do
        rows = join(make_orders(orders, customers), make_customers(customers))
        sums = sums_by_region(rows)
    end
    print(string.format("%d rows", #rows))
    for i = 0, 2 do
        local region = "region" .. i
        print(string.format("%s: %d", region, sums[region]))
    end
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
