// Shortest paths on a grid with a binary heap: arrays of objects, comparisons of fields, swaps.

func push(heap, cost, node) {
    i := #heap + 1
    heap[i] = {cost: cost, node: node}
    for i > 1 {
        up := math.floor(i / 2)
        if heap[up].cost <= heap[i].cost { break }
        heap[up], heap[i] = heap[i], heap[up]
        i = up
    }
}

func pop(heap) {
    top := heap[1]
    n := #heap
    heap[1] = heap[n]
    heap[n] = nil
    n--
    i := 1
    for {
        least := i
        if 2 * i <= n && heap[2 * i].cost < heap[least].cost { least = 2 * i }
        if 2 * i + 1 <= n && heap[2 * i + 1].cost < heap[least].cost { least = 2 * i + 1 }
        if least == i { break }
        heap[i], heap[least] = heap[least], heap[i]
        i = least
    }
    return top
}

func search(size, cost_of) {
    best, heap := {}, {}
    push(heap, 0, 0)
    for #heap > 0 {
        item := pop(heap)
        node := item.node
        if best[node] == nil {
            best[node] = item.cost
            x, y := node % size, math.floor(node / size)
            for _, d := range {{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
                nx, ny := x + d[1], y + d[2]
                if nx >= 0 && nx < size && ny >= 0 && ny < size {
                    next := ny * size + nx
                    if best[next] == nil { push(heap, item.cost + cost_of(next), next) }
                }
            }
        }
    }
    return best[size * size - 1]
}

size := tonumber(arg[1] || 40)
print(string.format("cost: %d", search(size, func(node) { return node * 7919 % 13 + 1 })))
