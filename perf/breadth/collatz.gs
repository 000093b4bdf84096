// collatz: the longest chain of the map n -> n / 2 or 3n + 1, plainly and with a table of the chain
// lengths found so far. The halves are taken by math.floor, which keeps them integers.
//
//   N=200000   numbers tried

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

func longest_plain(limit) {
    best := 0
    longest := 0
    for i := 1; i <= limit; i++ {
        n := i
        length := 1
        for n != 1 {
            if n % 2 == 0 { n = math.floor(n / 2) } else { n = 3 * n + 1 }
            length++
        }
        if length > longest {
            longest = length
            best = i
        }
    }
    return best, longest
}

// longest_known walks each chain until it meets a number below its own start.
func longest_known(limit) {
    lengths := {1}
    best := 1
    longest := 1
    for i := 2; i <= limit; i++ {
        n := i
        steps := 0
        for n >= i {
            if n % 2 == 0 { n = n / 2 } else { n = 3 * n + 1 }
            steps++
        }
        lengths[i] = steps + lengths[n]
        if lengths[i] > longest {
            longest = lengths[i]
            best = i
        }
    }
    return best, longest
}

func main() {
    n := option("N", 200000)

    start := time.now()
    best, length := longest_plain(n)
    print(string.format("plain: %d takes %d steps", best, length))
    best, length = longest_known(5 * n)
    print(string.format("known: %d takes %d steps", best, length))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
