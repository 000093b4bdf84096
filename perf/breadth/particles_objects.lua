-- The Lua twin of particles_objects.gs, which describes the program and its parameters.

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

local Particle = {}
Particle.__index = Particle

function Particle.move(self, dt)
    self.vy = self.vy - 9.75 * dt
    self.x = self.x + self.vx * dt
    self.y = self.y + self.vy * dt
    if self.y < 0.0 then
        self.y = -self.y
        self.vy = -self.vy * 0.875
        self.bounces = self.bounces + 1
    end
    if self.x < 0.0 or self.x > 10.0 then
        self.vx = -self.vx
        self.x = math.max(0.0, math.min(10.0, self.x))
    end
end

local function make_particle(i)
    return setmetatable({
        x = i % 10 + 0.5, y = 1.0 + i % 7, vx = i % 5 - 2.0, vy = 0.0, mass = 1.0 + i % 3, bounces = 0,
    }, Particle)
end

local function main()
    local n = option("PARTICLES", 500)
    local steps = option("STEPS", 60000)

    local start = os.clock()
    local particles = {}
    for i = 1, n do particles[i] = make_particle(i) end
    for s = 1, steps do
        for i = 1, n do particles[i]:move(0.001) end
    end
    local energy = 0.0
    local bounces = 0
    for i, p in ipairs(particles) do
        energy = energy + p.mass * (9.75 * p.y + 0.5 * (p.vx * p.vx + p.vy * p.vy))
        bounces = bounces + p.bounces
    end
    print(string.format("energy %.6f, %d bounces", energy, bounces))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
