-- The Lua twin of nbody_dense.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

-- dense returns a table of rows of zeros; both indices start at 0.
local function dense(rows, cols)
    local m = {}
    for i = 0, rows - 1 do
        local row = {}
        for j = 0, cols - 1 do row[j] = 0.0 end
        m[i] = row
    end
    return m
end

local function set_body(m, row, x, y, z, vx, vy, vz, mass)
    m[row][0] = x
    m[row][1] = y
    m[row][2] = z
    m[row][3] = vx
    m[row][4] = vy
    m[row][5] = vz
    m[row][6] = mass
end

local function new_bodies()
    local pi = 3.141592653589793
    local sun = 4.0 * pi * pi
    local year = 365.24   -- days
    local m = dense(5, 7)
    set_body(m, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, sun)
    set_body(m, 1, 4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
        0.00166007664274403694 * year, 0.00769901118419740425 * year,
        -0.0000690460016972063023 * year, 0.000954791938424326609 * sun)
    set_body(m, 2, 8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
        -0.00276742510726411899 * year, 0.00499852801234917238 * year,
        0.0000230417297573763929 * year, 0.000285885980666130812 * sun)
    set_body(m, 3, 12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
        0.00296460137564761618 * year, 0.00237847173959480950 * year,
        -0.0000296589568540237556 * year, 0.0000436624404335156298 * sun)
    set_body(m, 4, 15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
        0.00268067772490389322 * year, 0.00162824170038242295 * year,
        -0.0000951592254519715870 * year, 0.0000515138902046611451 * sun)

    -- The Sun moves so that the whole system has no momentum.
    for k = 3, 5 do
        local p = 0.0
        for i = 0, 5 - 1 do p = p + m[i][k] * m[i][6] end
        m[0][k] = -p / sun
    end
    return m
end

local function energy(m)
    local e = 0.0
    for i = 0, 5 - 1 do
        local mass = m[i][6]
        local vx = m[i][3]
        local vy = m[i][4]
        local vz = m[i][5]
        e = e + 0.5 * mass * (vx * vx + vy * vy + vz * vz)
        for j = i + 1, 5 - 1 do
            local dx = m[i][0] - m[j][0]
            local dy = m[i][1] - m[j][1]
            local dz = m[i][2] - m[j][2]
            e = e - mass * m[j][6] / math.sqrt(dx * dx + dy * dy + dz * dz)
        end
    end
    return e
end

local function advance(m, dt)
    for i = 0, 5 - 1 do
        for j = i + 1, 5 - 1 do
            local dx = m[i][0] - m[j][0]
            local dy = m[i][1] - m[j][1]
            local dz = m[i][2] - m[j][2]
            local d2 = dx * dx + dy * dy + dz * dz
            local mag = dt / (d2 * math.sqrt(d2))
            local i_pull = m[j][6] * mag
            local j_pull = m[i][6] * mag
            m[i][3] = m[i][3] - dx * i_pull
            m[i][4] = m[i][4] - dy * i_pull
            m[i][5] = m[i][5] - dz * i_pull
            m[j][3] = m[j][3] + dx * j_pull
            m[j][4] = m[j][4] + dy * j_pull
            m[j][5] = m[j][5] + dz * j_pull
        end
    end
    for i = 0, 5 - 1 do
        m[i][0] = m[i][0] + dt * m[i][3]
        m[i][1] = m[i][1] + dt * m[i][4]
        m[i][2] = m[i][2] + dt * m[i][5]
    end
end

local function main()
    local n = option("N", 1600000)
    local dt = option("DT", 0.01)

    local start = os.clock()
    local bodies = new_bodies()
    print(string.format("before: %.9f", energy(bodies)))
    for step = 1, n do advance(bodies, dt) end
    print(string.format("after: %.9f", energy(bodies)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
