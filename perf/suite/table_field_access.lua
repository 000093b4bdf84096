-- The Lua twin of table_field_access.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function new_particles(n)
    local particles = {}
    for i = 1, n do
        particles[i] = {
            x = 0.1 * i, y = 0.2 * i, z = 0.3 * i,
            vx = 1.0, vy = 0.5, vz = 0.25,
            mass = 1.0 + i % 10,
        }
    end
    return particles
end

-- step pulls every particle towards the origin with a spring of unit stiffness.
local function step(particles, n, dt)
    for i = 1, n do
        local p = particles[i]
        local pull = dt / p.mass
        p.vx = p.vx - p.x * pull
        p.vy = p.vy - p.y * pull
        p.vz = p.vz - p.z * pull
        p.x = p.x + p.vx * dt
        p.y = p.y + p.vy * dt
        p.z = p.z + p.vz * dt
    end
end

local function checksum(particles, n)
    local total = 0.0
    for i = 1, n do
        local p = particles[i]
        total = total + (p.x + p.y + p.z)
    end
    return total
end

local function main()
    local n = option("PARTICLES", 1000)
    local steps = option("STEPS", 40000)

    local start = os.clock()
    local particles = new_particles(n)
    for s = 1, steps do step(particles, n, 0.01) end
    print(string.format("checksum: %.6f", checksum(particles, n)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
