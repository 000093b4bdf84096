// grid_paths: a maze of random walls, searched breadth first with a queue of coordinates, and the
// cheapest way over fields of different cost by Dijkstra's method, with a bucket for each distance.
//
//   SIZE=150   rows and columns
//   REPS=30    searches of each kind

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

func random_costs(size) {
    costs := {}
    x := 42
    for r := 1; r <= size; r++ {
        row := {}
        for c := 1; c <= size; c++ {
            x = x * 16807 % 2147483647
            row[c] = x % 10
        }
        costs[r] = row
    }
    costs[1][1] = 1
    costs[size][size] = 1
    return costs
}

// steps_to_all counts the steps to each field, not passing those of cost 0 or 1 but the corners,
// and returns how many fields can be reached and the steps to the farthest one.
func steps_to_all(costs, size) {
    steps := {}
    for r := 1; r <= size; r++ { steps[r] = {} }
    rows := {1}
    columns := {1}
    steps[1][1] = 0
    head := 1
    tail := 1
    moves := {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}
    farthest := 0
    for head <= tail {
        row := rows[head]
        column := columns[head]
        head++
        farthest = steps[row][column]
        for i, move := range ipairs(moves) {
            r := row + move[1]
            c := column + move[2]
            if r >= 1 && r <= size && c >= 1 && c <= size &&
               costs[r][c] > 1 && steps[r][c] == nil {
                steps[r][c] = farthest + 1
                tail++
                rows[tail] = r
                columns[tail] = c
            }
        }
    }
    return tail, farthest
}

// cheapest is the least sum of costs + 1 from the first corner to the last; fields are numbered
// from 0 in row order. A distance found is at most 10 above the present one.
func cheapest(costs, size) {
    goal := size * size - 1
    best := {}
    for i := 0; i <= goal; i++ { best[i] = 1000000000 }
    best[0] = 0
    buckets := {}
    buckets[0] = {0}
    distance := 0
    for {
        bucket := buckets[distance] || {}
        buckets[distance] = nil
        for i := 1; i <= #bucket; i++ {
            field := bucket[i]
            if field == goal { return distance }
            if best[field] == distance {
                column := field % size
                row := (field - column) / size
                for side := 1; side <= 4; side++ {
                    r := row
                    c := column
                    if side == 1 { r++ } elseif side == 2 { r-- } elseif side == 3 { c++ } else { c-- }
                    if r >= 0 && r < size && c >= 0 && c < size {
                        next_field := r * size + c
                        d := distance + costs[r + 1][c + 1] + 1
                        if d < best[next_field] {
                            best[next_field] = d
                            if buckets[d] == nil { buckets[d] = {} }
                            list := buckets[d]
                            list[#list + 1] = next_field
                        }
                    }
                }
            }
        }
        distance++
    }
}

func main() {
    size := option("SIZE", 150)
    reps := option("REPS", 30)

    start := time.now()
    costs := random_costs(size)
    reached := 0
    farthest := 0
    cost := 0
    for r := 1; r <= reps; r++ {
        reached, farthest = steps_to_all(costs, size)
        cost += cheapest(costs, size)
    }
    print(string.format("reached %d fields, the farthest in %d steps", reached, farthest))
    print(string.format("total cost %d", cost))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
