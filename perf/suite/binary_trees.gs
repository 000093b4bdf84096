// binary_trees: builds complete binary trees of many depths and counts their nodes, while one
// tree stays alive. Almost all the time goes to allocation and collection of two-field tables.
//
//   N=15   greatest depth
//
// Documented (and seed date):  N=15

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

func make_tree(depth) {
    if depth == 0 { return {left: nil, right: nil} }
    return {left: make_tree(depth - 1), right: make_tree(depth - 1)}
}

func count_nodes(tree) {
    if tree.left == nil { return 1 }
    return 1 + count_nodes(tree.left) + count_nodes(tree.right)
}

func main() {
    min_depth := 4
    max_depth := option("N", 15)

    start := time.now()
    stretch := max_depth + 1
    print(string.format("stretch tree of depth %d, check: %d", stretch, count_nodes(make_tree(stretch))))

    long_lived := make_tree(max_depth)
    for depth := min_depth; depth <= max_depth; depth += 2 {
        iterations := 2 ** (max_depth - depth + min_depth)
        check := 0
        for i := 1; i <= iterations; i++ {
            check += count_nodes(make_tree(depth))
        }
        print(string.format("%d trees of depth %d, check: %d", iterations, depth, check))
    }
    print(string.format("long lived tree of depth %d, check: %d", max_depth, count_nodes(long_lived)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
