// Conway's game of life on a torus: nested arrays, modulo, small integers.

func make_world(rows, columns) {
    world := {}
    seed := 42
    for y := 0; y < rows; y++ {
        row := {}
        for x := 0; x < columns; x++ {
            seed = (seed * 1103 + 12345) % 65536
            if seed > 40000 { row[x] = 1 } else { row[x] = 0 }
        }
        world[y] = row
    }
    return world
}

func step(world, rows, columns) {
    after := {}
    for y := 0; y < rows; y++ {
        above, here, below := world[(y + rows - 1) % rows], world[y], world[(y + 1) % rows]
        row := {}
        for x := 0; x < columns; x++ {
            left, right := (x + columns - 1) % columns, (x + 1) % columns
            around := above[left] + above[x] + above[right] + here[left] + here[right] +
                below[left] + below[x] + below[right]
            if around == 3 || around == 2 && here[x] == 1 { row[x] = 1 } else { row[x] = 0 }
        }
        after[y] = row
    }
    return after
}

rows, columns := 64, 64
world := make_world(rows, columns)
for generation := 1; generation <= tonumber(arg[1] || 40); generation++ { world = step(world, rows, columns) }
alive := 0
for y := 0; y < rows; y++ {
    for x := 0; x < columns; x++ { alive += world[y][x] }
}
print(string.format("alive: %d", alive))
