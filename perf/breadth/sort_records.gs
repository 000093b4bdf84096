// sort_records: sorts records by a key, with a recursive quicksort that is given the comparison as
// a function, and with table.sort and the same functions.
//
//   N=20000   records
//   REPS=4    runs

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

func random_records(n) {
    records := {}
    x := 42
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        records[i] = {id: i, group: x % 100, name: "n" .. (x % 7919)}
    }
    return records
}

func quicksort(a, low, high, less) {
    for low < high {
        pivot := a[math.floor((low + high) / 2)]
        i := low
        j := high
        for i <= j {
            for less(a[i], pivot) { i++ }
            for less(pivot, a[j]) { j-- }
            if i <= j {
                a[i], a[j] = a[j], a[i]
                i++
                j--
            }
        }
        quicksort(a, low, j, less)
        low = i
    }
}

// The orders have no equal records, so that every way of sorting gives the same array.
func by_group(a, b) {
    if a.group != b.group { return a.group < b.group }
    return a.id < b.id
}

func by_name(a, b) {
    if a.name != b.name { return a.name < b.name }
    return a.id > b.id
}

// weighted sums the identities, each times its position.
func weighted(records) {
    sum := 0
    for i, record := range ipairs(records) { sum = (sum + i * record.id) % 1000000007 }
    return sum
}

func main() {
    n := option("N", 20000)
    reps := option("REPS", 4)

    start := time.now()
    sums := {0, 0, 0, 0}
    for r := 1; r <= reps; r++ {
        records := random_records(n)
        quicksort(records, 1, n, by_group)
        sums[1] = weighted(records)
        quicksort(records, 1, n, by_name)
        sums[2] = weighted(records)
        table.sort(records, by_group)
        sums[3] = weighted(records)
        table.sort(records, by_name)
        sums[4] = weighted(records)
    }
    print(string.format("quicksort: %d, %d", sums[1], sums[2]))
    print(string.format("table.sort: %d, %d", sums[3], sums[4]))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
