-- The Lua twin of particles_arrays.gs, which describes the program and its parameters.

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

local function main()
    local n = option("PARTICLES", 500)
    local steps = option("STEPS", 60000)

    local start = os.clock()
    local x = {}
    local y = {}
    local vx = {}
    local vy = {}
    local mass = {}
    local bounces = {}
    for i = 1, n do
        x[i] = i % 10 + 0.5
        y[i] = 1.0 + i % 7
        vx[i] = i % 5 - 2.0
        vy[i] = 0.0
        mass[i] = 1.0 + i % 3
        bounces[i] = 0
    end
    local dt = 0.001
    for s = 1, steps do
        for i = 1, n do
            vy[i] = vy[i] - 9.75 * dt
            x[i] = x[i] + vx[i] * dt
            y[i] = y[i] + vy[i] * dt
            if y[i] < 0.0 then
                y[i] = -y[i]
                vy[i] = -vy[i] * 0.875
                bounces[i] = bounces[i] + 1
            end
            if x[i] < 0.0 or x[i] > 10.0 then
                vx[i] = -vx[i]
                x[i] = math.max(0.0, math.min(10.0, x[i]))
            end
        end
    end
    local energy = 0.0
    local total = 0
    for i = 1, n do
        energy = energy + mass[i] * (9.75 * y[i] + 0.5 * (vx[i] * vx[i] + vy[i] * vy[i]))
        total = total + bounces[i]
    end
    print(string.format("energy %.6f, %d bounces", energy, total))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
