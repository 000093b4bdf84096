-- The Lua twin of nbody.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function new_bodies()
    local pi = 3.141592653589793
    local solar_mass = 4.0 * pi * pi
    local year = 365.24   -- days
    local bodies = {
        {name = "Sun", x = 0.0, y = 0.0, z = 0.0, vx = 0.0, vy = 0.0, vz = 0.0, mass = solar_mass},
        {
            name = "Jupiter",
            x = 4.84143144246472090, y = -1.16032004402742839, z = -0.103622044471123109,
            vx = 0.00166007664274403694 * year,
            vy = 0.00769901118419740425 * year,
            vz = -0.0000690460016972063023 * year,
            mass = 0.000954791938424326609 * solar_mass,
        },
        {
            name = "Saturn",
            x = 8.34336671824457987, y = 4.12479856412430479, z = -0.403523417114321381,
            vx = -0.00276742510726411899 * year,
            vy = 0.00499852801234917238 * year,
            vz = 0.0000230417297573763929 * year,
            mass = 0.000285885980666130812 * solar_mass,
        },
        {
            name = "Uranus",
            x = 12.8943695621391310, y = -15.1111514016986312, z = -0.223307578892655734,
            vx = 0.00296460137564761618 * year,
            vy = 0.00237847173959480950 * year,
            vz = -0.0000296589568540237556 * year,
            mass = 0.0000436624404335156298 * solar_mass,
        },
        {
            name = "Neptune",
            x = 15.3796971148509165, y = -25.9193146099879641, z = 0.179258772950371181,
            vx = 0.00268067772490389322 * year,
            vy = 0.00162824170038242295 * year,
            vz = -0.0000951592254519715870 * year,
            mass = 0.0000515138902046611451 * solar_mass,
        },
    }

    -- The Sun moves so that the whole system has no momentum.
    local px = 0.0
    local py = 0.0
    local pz = 0.0
    for i = 1, #bodies do
        local b = bodies[i]
        px = px + b.vx * b.mass
        py = py + b.vy * b.mass
        pz = pz + b.vz * b.mass
    end
    local sun = bodies[1]
    sun.vx = -px / solar_mass
    sun.vy = -py / solar_mass
    sun.vz = -pz / solar_mass
    return bodies
end

local function energy(bodies)
    local n = #bodies
    local e = 0.0
    for i = 1, n do
        local a = bodies[i]
        e = e + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for j = i + 1, n do
            local b = bodies[j]
            local dx = a.x - b.x
            local dy = a.y - b.y
            local dz = a.z - b.z
            e = e - a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
        end
    end
    return e
end

local function advance(bodies, n, dt)
    for i = 1, n do
        local a = bodies[i]
        for j = i + 1, n do
            local b = bodies[j]
            local dx = a.x - b.x
            local dy = a.y - b.y
            local dz = a.z - b.z
            local d2 = dx * dx + dy * dy + dz * dz
            local mag = dt / (d2 * math.sqrt(d2))
            local a_pull = b.mass * mag
            local b_pull = a.mass * mag
            a.vx = a.vx - dx * a_pull
            a.vy = a.vy - dy * a_pull
            a.vz = a.vz - dz * a_pull
            b.vx = b.vx + dx * b_pull
            b.vy = b.vy + dy * b_pull
            b.vz = b.vz + dz * b_pull
        end
    end
    for i = 1, n do
        local b = bodies[i]
        b.x = b.x + dt * b.vx
        b.y = b.y + dt * b.vy
        b.z = b.z + dt * b.vz
    end
end

local function main()
    local n = option("N", 1600000)
    local dt = option("DT", 0.01)

    local start = os.clock()
    local bodies = new_bodies()
    local count = #bodies
    print(string.format("before: %.9f", energy(bodies)))
    for step = 1, n do advance(bodies, count, dt) end
    print(string.format("after: %.9f", energy(bodies)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
