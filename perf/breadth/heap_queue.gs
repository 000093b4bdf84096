// heap_queue: a priority queue as a binary heap in an array, of records with a priority each;
// always a few thousand wait, and each one taken puts another in.
//
//   WAITING=5000    records that wait
//   STEPS=500000    taken and put in again

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

func push(heap, item) {
    i := #heap + 1
    for i > 1 {
        parent := math.floor(i / 2)
        if heap[parent].priority <= item.priority { break }
        heap[i] = heap[parent]
        i = parent
    }
    heap[i] = item
}

// pop takes the least item out; the last one sinks from the top to its place.
func pop(heap) {
    top := heap[1]
    n := #heap
    last := heap[n]
    heap[n] = nil
    n--
    if n == 0 { return top }
    i := 1
    for {
        child := 2 * i
        if child > n { break }
        if child < n && heap[child + 1].priority < heap[child].priority { child++ }
        if last.priority <= heap[child].priority { break }
        heap[i] = heap[child]
        i = child
    }
    heap[i] = last
    return top
}

func main() {
    waiting := option("WAITING", 5000)
    steps := option("STEPS", 500000)

    start := time.now()
    heap := {}
    x := 42
    for i := 1; i <= waiting; i++ {
        x = x * 16807 % 2147483647
        push(heap, {priority: x % 100000, id: i})
    }
    sum := 0
    for i := 1; i <= steps; i++ {
        item := pop(heap)
        sum += item.priority % 1000
        x = x * 16807 % 2147483647
        item.priority = item.priority + 1 + x % 50000
        push(heap, item)
    }
    last := 0
    ordered := true
    for #heap > 0 {
        item := pop(heap)
        if item.priority < last { ordered = false }
        last = item.priority
    }
    print(string.format("sum %d, last %d, ordered: %s", sum, last, ordered))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
