// linked_list: makes singly linked lists, reverses them in place, sorts them by merging and sums
// them up: chains of small tables, where each step waits for the one before.
//
//   N=20000   nodes of a list
//   REPS=25   lists

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

func random_list(n) {
    list := nil
    x := 42
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        list = {value: x % 100000, next: list}
    }
    return list
}

func reverse(list) {
    result := nil
    for list != nil {
        rest := list.next
        list.next = result
        result = list
        list = rest
    }
    return result
}

// merge joins two sorted lists behind a node that is thrown away.
func merge(a, b) {
    head := {value: 0, next: nil}
    tail := head
    for a != nil && b != nil {
        if a.value <= b.value {
            tail.next = a
            tail = a
            a = a.next
        } else {
            tail.next = b
            tail = b
            b = b.next
        }
    }
    tail.next = a || b
    return head.next
}

// split cuts a list of n nodes in two and returns the second half.
func split(list, n) {
    for i := 2; i <= n; i++ { list = list.next }
    rest := list.next
    list.next = nil
    return rest
}

func merge_sort(list, n) {
    if n < 2 { return list }
    half := math.floor(n / 2)
    rest := split(list, half)
    return merge(merge_sort(list, half), merge_sort(rest, n - half))
}

// weighted sums the values, each times its position.
func weighted(list) {
    sum := 0
    position := 1
    for list != nil {
        sum += list.value * position % 1009
        position++
        list = list.next
    }
    return sum
}

func main() {
    n := option("N", 20000)
    reps := option("REPS", 25)

    start := time.now()
    sum := 0
    mirrored := 0
    for r := 1; r <= reps; r++ {
        list := reverse(random_list(n))
        mirrored += weighted(list)
        sum += weighted(merge_sort(list, n))
    }
    print(string.format("reversed: %d, sorted: %d", mirrored, sum))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
