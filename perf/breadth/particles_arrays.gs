// particles_arrays: particles that fall and bounce in a box, one array for each of their fields.
// particles_objects is the same computation over one table for each particle.
//
//   PARTICLES=500   particles
//   STEPS=60000     steps

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

func main() {
    n := option("PARTICLES", 500)
    steps := option("STEPS", 60000)

    start := time.now()
    x := {}
    y := {}
    vx := {}
    vy := {}
    mass := {}
    bounces := {}
    for i := 1; i <= n; i++ {
        x[i] = i % 10 + 0.5
        y[i] = 1.0 + i % 7
        vx[i] = i % 5 - 2.0
        vy[i] = 0.0
        mass[i] = 1.0 + i % 3
        bounces[i] = 0
    }
    dt := 0.001
    for s := 1; s <= steps; s++ {
        for i := 1; i <= n; i++ {
            vy[i] = vy[i] - 9.75 * dt
            x[i] = x[i] + vx[i] * dt
            y[i] = y[i] + vy[i] * dt
            if y[i] < 0.0 {
                y[i] = -y[i]
                vy[i] = -vy[i] * 0.875
                bounces[i] = bounces[i] + 1
            }
            if x[i] < 0.0 || x[i] > 10.0 {
                vx[i] = -vx[i]
                x[i] = math.max(0.0, math.min(10.0, x[i]))
            }
        }
    }
    energy := 0.0
    total := 0
    for i := 1; i <= n; i++ {
        energy += mass[i] * (9.75 * y[i] + 0.5 * (vx[i] * vx[i] + vy[i] * vy[i]))
        total += bounces[i]
    }
    print(string.format("energy %.6f, %d bounces", energy, total))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
