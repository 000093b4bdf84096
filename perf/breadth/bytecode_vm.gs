// bytecode_vm: a machine with registers that runs programs of its own from an array of numbers: one
// loop that reads an instruction and chooses what to do by comparisons. The programs sum multiples,
// count primes and find greatest common divisors.
//
//   N=3000   bound of the programs
//   REPS=3   runs

// option returns the number given as NAME=VALUE on the command line, else the default.
func option(name, value) {
    prefix := name .. "="
    for i := 1; i <= #arg; i++ {
        if string.sub(arg[i], 1, #prefix) == prefix {
            value = tonumber(string.sub(arg[i], #prefix + 1))
        }
    }
    return value
}

// The instructions: LOAD a value, MOVE a b, ADD a b c, SUB a b c, MOD a b c, JUMP to,
// LESS a b to (jumps if register a < register b), ZERO a to (jumps if it is 0), HALT.
LOAD := 1
MOVE := 2
ADD := 3
SUB := 4
MOD := 5
JUMP := 6
LESS := 7
ZERO := 8
HALT := 9

func run(code, registers) {
    pc := 1
    steps := 0
    for {
        op := code[pc]
        steps++
        if op == LOAD {
            registers[code[pc + 1]] = code[pc + 2]
            pc += 3
        } elseif op == MOVE {
            registers[code[pc + 1]] = registers[code[pc + 2]]
            pc += 3
        } elseif op == ADD {
            registers[code[pc + 1]] = registers[code[pc + 2]] + registers[code[pc + 3]]
            pc += 4
        } elseif op == SUB {
            registers[code[pc + 1]] = registers[code[pc + 2]] - registers[code[pc + 3]]
            pc += 4
        } elseif op == MOD {
            registers[code[pc + 1]] = registers[code[pc + 2]] % registers[code[pc + 3]]
            pc += 4
        } elseif op == JUMP {
            pc = code[pc + 1]
        } elseif op == LESS {
            if registers[code[pc + 1]] < registers[code[pc + 2]] { pc = code[pc + 3] } else { pc += 4 }
        } elseif op == ZERO {
            if registers[code[pc + 1]] == 0 { pc = code[pc + 2] } else { pc += 3 }
        } else {
            return registers[1], steps
        }
    }
}

// assemble joins lines of numbers into one array. A line that is a label names the place of the next
// one; the name under `to` becomes the last number of a jump.
func assemble(lines) {
    code := {}
    labels := {}
    holes := {}
    for i, line := range ipairs(lines) {
        if line.label {
            labels[line.label] = #code + 1
        } else {
            for k, number := range ipairs(line) { code[#code + 1] = number }
            if line.to {
                code[#code + 1] = 0
                holes[#code] = line.to
            }
        }
    }
    for at, name := range pairs(holes) { code[at] = labels[name] }
    return code
}

// Sums the numbers below n that 3 or 5 divide.
func multiples(n) {
    return assemble({
        {LOAD, 1, 0}, {LOAD, 2, 1}, {LOAD, 3, n}, {LOAD, 4, 1}, {LOAD, 5, 3}, {LOAD, 6, 5},
        {label: "loop"}, {MOD, 7, 2, 5}, {ZERO, 7, to: "add"}, {MOD, 7, 2, 6}, {ZERO, 7, to: "add"},
        {JUMP, to: "next"},
        {label: "add"}, {ADD, 1, 1, 2},
        {label: "next"}, {ADD, 2, 2, 4}, {LESS, 2, 3, to: "loop"}, {HALT},
    })
}

// Counts the primes below n by trial division with all smaller numbers up to the first divisor.
func primes(n) {
    return assemble({
        {LOAD, 1, 0}, {LOAD, 2, 2}, {LOAD, 3, n}, {LOAD, 4, 1},
        {label: "number"}, {LOAD, 5, 2},
        {label: "divisor"}, {LESS, 5, 2, to: "try"}, {ADD, 1, 1, 4}, {JUMP, to: "next"},
        {label: "try"}, {MOD, 6, 2, 5}, {ZERO, 6, to: "next"}, {ADD, 5, 5, 4}, {JUMP, to: "divisor"},
        {label: "next"}, {ADD, 2, 2, 4}, {LESS, 2, 3, to: "number"}, {HALT},
    })
}

// Sums gcd(n, i) of the numbers i below n, by Euclid's method.
func divisors(n) {
    return assemble({
        {LOAD, 1, 0}, {LOAD, 2, 1}, {LOAD, 3, n}, {LOAD, 4, 1},
        {label: "number"}, {MOVE, 5, 3}, {MOVE, 6, 2},
        {label: "again"}, {ZERO, 6, to: "done"}, {MOD, 7, 5, 6}, {MOVE, 5, 6}, {MOVE, 6, 7},
        {JUMP, to: "again"},
        {label: "done"}, {ADD, 1, 1, 5}, {ADD, 2, 2, 4}, {LESS, 2, 3, to: "number"}, {HALT},
    })
}

func main() {
    n := option("N", 3000)
    reps := option("REPS", 3)

    start := time.now()
    total := 0
    for r := 1; r <= reps; r++ {
        for i, code := range ipairs({multiples(10 * n), primes(n), divisors(10 * n)}) {
            result, steps := run(code, {0, 0, 0, 0, 0, 0, 0})
            total += steps
            if r == 1 { print(string.format("result %d", result)) }
        }
    }
    print(string.format("%d instructions", total))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
