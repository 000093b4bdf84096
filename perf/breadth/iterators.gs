// iterators: loops over closures that keep their place in captured variables: a range, filters and
// maps around it, a stateless iterator, a walk over a tree.
//
//   N=10000000   numbers
//   DEPTH=16     levels of the tree

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

func count_to(n) {
    i := 0
    return func() {
        if i < n {
            i++
            return i
        }
        return nil
    }
}

func filter(source, keep) {
    return func() {
        x := source()
        for x != nil && !keep(x) { x = source() }
        return x
    }
}

func map(source, f) {
    return func() {
        x := source()
        if x == nil { return nil }
        return f(x)
    }
}

// next_square takes the limit and the last number, as the iterators of the library do.
func next_square(limit, x) {
    x++
    if x * x > limit { return nil }
    return x, x * x
}

func squares(limit) { return next_square, limit, 0 }

func tree(depth) {
    if depth == 0 { return {value: 1} }
    return {left: tree(depth - 1), value: depth, right: tree(depth - 1)}
}

// walk visits a tree in order, with a stack of the nodes that are still to come.
func walk(root) {
    stack := {}
    size := 0
    node := root
    return func() {
        for node != nil {
            size++
            stack[size] = node
            node = node.left
        }
        if size == 0 { return nil }
        top := stack[size]
        size--
        node = top.right
        return top.value
    }
}

func main() {
    n := option("N", 10000000)
    depth := option("DEPTH", 16)

    start := time.now()
    sum := 0
    odd := func(x) { return x % 2 == 1 }
    for x := range map(filter(count_to(n), odd), func(x) { return 3 * x }) { sum += x }
    print(string.format("odd numbers: %d", sum))

    total := 0
    for x, square := range squares(n * n) { total += square % 1000 }
    print(string.format("squares: %d", total))

    values := 0
    root := tree(depth)
    for value := range walk(root) { values += value }
    print(string.format("tree: %d", values))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
