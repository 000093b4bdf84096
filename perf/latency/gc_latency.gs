// gc_latency: how long the steps of a steady program take beside a large live structure.
//
// A complete binary tree of N nodes with three fields each stays alive. Then every step makes 100 objects of three
// fields and puts them into a ring, where they replace those made 100 steps before. The time of each step is
// measured; what a collector does between them shows in the high percentiles.
//
//   N=1048576    live nodes
//   STEPS=50000  steps
//   RING=10000   objects kept

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

func make_tree(nodes) {
    if nodes == 0 { return nil }
    rest := nodes - 1
    half := (rest - rest % 2) / 2
    return {left: make_tree(rest - half), right: make_tree(half), id: nodes}
}

func count_nodes(tree) {
    if tree == nil { return 0 }
    return 1 + count_nodes(tree.left) + count_nodes(tree.right)
}

func step(ring, size, first) {
    at := first
    for i := 1; i <= 100; i++ {
        at++
        if at > size { at = 1 }
        ring[at] = {a: i, b: at, c: first}
    }
    return at
}

func report(times, steps) {
    total := 0
    for i := 1; i <= steps; i++ { total += times[i] }
    table.sort(times)
    at := func(share) {
        rank := math.ceil(share * steps)
        if rank < 1 { rank = 1 }
        return times[math.floor(rank)]
    }
    print(string.format("total %.3f s  median %.1f us  p99 %.1f  p99.9 %.1f  p99.99 %.1f  max %.1f",
        total, at(0.5) * 1e6, at(0.99) * 1e6, at(0.999) * 1e6, at(0.9999) * 1e6, times[steps] * 1e6))
}

func main() {
    nodes := option("N", 1048576)
    steps := option("STEPS", 50000)
    size := option("RING", 10000)

    start := os.clock()
    tree := make_tree(nodes)
    ring := {}
    for i := 1; i <= size; i++ { ring[i] = {a: 0, b: 0, c: 0} }
    times := {}
    for i := 1; i <= steps; i++ { times[i] = 0.5 }
    built := os.clock() - start

    at := 0
    for i := 1; i <= steps; i++ {
        before := os.clock()
        at = step(ring, size, at)
        times[i] = os.clock() - before
    }
    print(string.format("%d live nodes built in %.3f s, check %d", nodes, built, count_nodes(tree)))
    report(times, steps)
}

main()
