-- The Lua twin of object_creation.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function vec3(x, y, z)
    return {x = x, y = y, z = z}
end

local function add(a, b)
    return vec3(a.x + b.x, a.y + b.y, a.z + b.z)
end

local function scaled(v, factor)
    return vec3(v.x * factor, v.y * factor, v.z * factor)
end

local function length_squared(v)
    return v.x * v.x + v.y * v.y + v.z * v.z
end

local function vector_sum(n)
    local sum = vec3(0.0, 0.0, 0.0)   -- floats: 64-bit integers would wrap when squared
    for i = 1, n do sum = add(sum, vec3(i, 2 * i, 3 * i)) end
    return length_squared(sum)
end

-- transform_chain converges to (1, 2, 3) * 9.999, the fixed point of its step.
local function transform_chain(steps)
    local v = vec3(0.0, 0.0, 0.0)
    for i = 1, steps do v = scaled(add(v, vec3(0.001, 0.002, 0.003)), 0.9999) end
    return length_squared(v)
end

local function escaping_objects(n)
    local ring = {}
    local total = 0
    for i = 1, n do
        local object = {
            id = i, twice = 2 * i, triple = 3 * i, one = 1, half = 0.5 * i,
            x = 1.0, y = 2.0, z = 3.0, visible = true, layer = 7,
        }
        ring[i % 64] = object
        total = total + (object.id + object.twice + object.triple + object.one)
    end
    return total
end

local function main()
    local vectors = option("VECTORS", 5000000)
    local steps = option("STEPS", 5000000)
    local objects = option("OBJECTS", 2500000)

    local start = os.clock()
    print(string.format("vector sum: %.2f", vector_sum(vectors)))
    print(string.format("transform chain: %.6f", transform_chain(steps)))
    print(string.format("objects: %.2f", escaping_objects(objects)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
