// table_field_access: particles on springs, each a table of seven fields of which every step reads
// and writes six in place.
//
//   PARTICLES=1000   particles
//   STEPS=40000      steps
//
// Documented:  PARTICLES=1000 STEPS=5000 -> 2247.740517, from particles and forces that are not
//              documented; those used here are our own, and give -20866.606736

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

func new_particles(n) {
    particles := {}
    for i := 1; i <= n; i++ {
        particles[i] = {
            x: 0.1 * i, y: 0.2 * i, z: 0.3 * i,
            vx: 1.0, vy: 0.5, vz: 0.25,
            mass: 1.0 + i % 10,
        }
    }
    return particles
}

// step pulls every particle towards the origin with a spring of unit stiffness.
func step(particles, n, dt) {
    for i := 1; i <= n; i++ {
        p := particles[i]
        pull := dt / p.mass
        p.vx = p.vx - p.x * pull
        p.vy = p.vy - p.y * pull
        p.vz = p.vz - p.z * pull
        p.x = p.x + p.vx * dt
        p.y = p.y + p.vy * dt
        p.z = p.z + p.vz * dt
    }
}

func checksum(particles, n) {
    total := 0.0
    for i := 1; i <= n; i++ {
        p := particles[i]
        total += p.x + p.y + p.z
    }
    return total
}

func main() {
    n := option("PARTICLES", 1000)
    steps := option("STEPS", 40000)

    start := time.now()
    particles := new_particles(n)
    for s := 1; s <= steps; s++ { step(particles, n, 0.01) }
    print(string.format("checksum: %.6f", checksum(particles, n)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
