-- The Lua twin of bytecode_vm.gs, which describes the program and its parameters.

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

-- The instructions: LOAD a value, MOVE a b, ADD a b c, SUB a b c, MOD a b c, JUMP to,
-- LESS a b to (jumps if register a < register b), ZERO a to (jumps if it is 0), HALT.
local LOAD = 1
local MOVE = 2
local ADD = 3
local SUB = 4
local MOD = 5
local JUMP = 6
local LESS = 7
local ZERO = 8
local HALT = 9

local function run(code, registers)
    local pc = 1
    local steps = 0
    while true do
        local op = code[pc]
        steps = steps + 1
        if op == LOAD then
            registers[code[pc + 1]] = code[pc + 2]
            pc = pc + 3
        elseif op == MOVE then
            registers[code[pc + 1]] = registers[code[pc + 2]]
            pc = pc + 3
        elseif op == ADD then
            registers[code[pc + 1]] = registers[code[pc + 2]] + registers[code[pc + 3]]
            pc = pc + 4
        elseif op == SUB then
            registers[code[pc + 1]] = registers[code[pc + 2]] - registers[code[pc + 3]]
            pc = pc + 4
        elseif op == MOD then
            registers[code[pc + 1]] = registers[code[pc + 2]] % registers[code[pc + 3]]
            pc = pc + 4
        elseif op == JUMP then
            pc = code[pc + 1]
        elseif op == LESS then
            if registers[code[pc + 1]] < registers[code[pc + 2]] then pc = code[pc + 3] else pc = pc + 4 end
        elseif op == ZERO then
            if registers[code[pc + 1]] == 0 then pc = code[pc + 2] else pc = pc + 3 end
        else
            return registers[1], steps
        end
    end
end

-- assemble joins lines of numbers into one array. A line that is a label names the place of the next
-- one; the name under `to` becomes the last number of a jump.
local function assemble(lines)
    local code = {}
    local labels = {}
    local holes = {}
    for i, line in ipairs(lines) do
        if line.label then
            labels[line.label] = #code + 1
        else
            for k, number in ipairs(line) do code[#code + 1] = number end
            if line.to then
                code[#code + 1] = 0
                holes[#code] = line.to
            end
        end
    end
    for at, name in pairs(holes) do code[at] = labels[name] end
    return code
end

-- Sums the numbers below n that 3 or 5 divide.
local function multiples(n)
    return assemble({
        {LOAD, 1, 0}, {LOAD, 2, 1}, {LOAD, 3, n}, {LOAD, 4, 1}, {LOAD, 5, 3}, {LOAD, 6, 5},
        {label = "loop"}, {MOD, 7, 2, 5}, {ZERO, 7, to = "add"}, {MOD, 7, 2, 6}, {ZERO, 7, to = "add"},
        {JUMP, to = "next"},
        {label = "add"}, {ADD, 1, 1, 2},
        {label = "next"}, {ADD, 2, 2, 4}, {LESS, 2, 3, to = "loop"}, {HALT},
    })
end

-- Counts the primes below n by trial division with all smaller numbers up to the first divisor.
local function primes(n)
    return assemble({
        {LOAD, 1, 0}, {LOAD, 2, 2}, {LOAD, 3, n}, {LOAD, 4, 1},
        {label = "number"}, {LOAD, 5, 2},
        {label = "divisor"}, {LESS, 5, 2, to = "try"}, {ADD, 1, 1, 4}, {JUMP, to = "next"},
        {label = "try"}, {MOD, 6, 2, 5}, {ZERO, 6, to = "next"}, {ADD, 5, 5, 4}, {JUMP, to = "divisor"},
        {label = "next"}, {ADD, 2, 2, 4}, {LESS, 2, 3, to = "number"}, {HALT},
    })
end

-- Sums gcd(n, i) of the numbers i below n, by Euclid's method.
local function divisors(n)
    return assemble({
        {LOAD, 1, 0}, {LOAD, 2, 1}, {LOAD, 3, n}, {LOAD, 4, 1},
        {label = "number"}, {MOVE, 5, 3}, {MOVE, 6, 2},
        {label = "again"}, {ZERO, 6, to = "done"}, {MOD, 7, 5, 6}, {MOVE, 5, 6}, {MOVE, 6, 7},
        {JUMP, to = "again"},
        {label = "done"}, {ADD, 1, 1, 5}, {ADD, 2, 2, 4}, {LESS, 2, 3, to = "number"}, {HALT},
    })
end

local function main()
    local n = option("N", 3000)
    local reps = option("REPS", 3)

    local start = os.clock()
    local total = 0
    for r = 1, reps do
        for i, code in ipairs({multiples(10 * n), primes(n), divisors(10 * n)}) do
            local result, steps = run(code, {0, 0, 0, 0, 0, 0, 0})
            total = total + steps
            if r == 1 then print(string.format("result %d", result)) end
        end
    end
    print(string.format("%d instructions", total))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
