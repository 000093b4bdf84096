-- The Lua twin of mandelbrot.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then value = tonumber(arg[i]:sub(#prefix + 1)) end
    end
    return value
end

local function mandelbrot(n, limit)
    local inside = 0
    for y = 0, n - 1 do
        local ci = 2.0 * y / n - 1.0
        for x = 0, n - 1 do
            local cr = 2.0 * x / n - 1.5
            local zr = 0.0
            local zi = 0.0
            local escaped = false
            for i = 1, limit do
                local next_zr = zr * zr - zi * zi + cr
                zi = 2.0 * zr * zi + ci
                zr = next_zr
                if zr * zr + zi * zi > 4.0 then
                    escaped = true
                    break
                end
            end
            if not escaped then inside = inside + 1 end
        end
    end
    return inside
end

local function main()
    local n = option("N", 2000)
    local limit = option("LIMIT", 50)

    local start = os.clock()
    print(string.format("inside: %d", mandelbrot(n, limit)))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
