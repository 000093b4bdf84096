// nbody: the Sun and the four giant planets, each a table of eight fields, moved by a symplectic
// integrator. Float fields are read and updated in place.
//
//   N=1600000   steps
//   DT=0.01     length of a step
//
// Documented:  N=2000000 -> after -0.169030431
// Seed date:   N=500000  -> before -0.169025592, after -0.169041687
// These came from figures for the planets that are not documented. With the usual ones, used here,
// the energy before is -0.169075164, and -0.169096567 after 500000 steps.

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

func new_bodies() {
    pi := 3.141592653589793
    solar_mass := 4.0 * pi * pi
    year := 365.24   // days
    bodies := {
        {name: "Sun", x: 0.0, y: 0.0, z: 0.0, vx: 0.0, vy: 0.0, vz: 0.0, mass: solar_mass},
        {
            name: "Jupiter",
            x: 4.84143144246472090, y: -1.16032004402742839, z: -0.103622044471123109,
            vx: 0.00166007664274403694 * year,
            vy: 0.00769901118419740425 * year,
            vz: -0.0000690460016972063023 * year,
            mass: 0.000954791938424326609 * solar_mass,
        },
        {
            name: "Saturn",
            x: 8.34336671824457987, y: 4.12479856412430479, z: -0.403523417114321381,
            vx: -0.00276742510726411899 * year,
            vy: 0.00499852801234917238 * year,
            vz: 0.0000230417297573763929 * year,
            mass: 0.000285885980666130812 * solar_mass,
        },
        {
            name: "Uranus",
            x: 12.8943695621391310, y: -15.1111514016986312, z: -0.223307578892655734,
            vx: 0.00296460137564761618 * year,
            vy: 0.00237847173959480950 * year,
            vz: -0.0000296589568540237556 * year,
            mass: 0.0000436624404335156298 * solar_mass,
        },
        {
            name: "Neptune",
            x: 15.3796971148509165, y: -25.9193146099879641, z: 0.179258772950371181,
            vx: 0.00268067772490389322 * year,
            vy: 0.00162824170038242295 * year,
            vz: -0.0000951592254519715870 * year,
            mass: 0.0000515138902046611451 * solar_mass,
        },
    }

    // The Sun moves so that the whole system has no momentum.
    px := 0.0
    py := 0.0
    pz := 0.0
    for i := 1; i <= #bodies; i++ {
        b := bodies[i]
        px += b.vx * b.mass
        py += b.vy * b.mass
        pz += b.vz * b.mass
    }
    sun := bodies[1]
    sun.vx = -px / solar_mass
    sun.vy = -py / solar_mass
    sun.vz = -pz / solar_mass
    return bodies
}

func energy(bodies) {
    n := #bodies
    e := 0.0
    for i := 1; i <= n; i++ {
        a := bodies[i]
        e += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for j := i + 1; j <= n; j++ {
            b := bodies[j]
            dx := a.x - b.x
            dy := a.y - b.y
            dz := a.z - b.z
            e -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
        }
    }
    return e
}

func advance(bodies, n, dt) {
    for i := 1; i <= n; i++ {
        a := bodies[i]
        for j := i + 1; j <= n; j++ {
            b := bodies[j]
            dx := a.x - b.x
            dy := a.y - b.y
            dz := a.z - b.z
            d2 := dx * dx + dy * dy + dz * dz
            mag := dt / (d2 * math.sqrt(d2))
            a_pull := b.mass * mag
            b_pull := a.mass * mag
            a.vx -= dx * a_pull
            a.vy -= dy * a_pull
            a.vz -= dz * a_pull
            b.vx += dx * b_pull
            b.vy += dy * b_pull
            b.vz += dz * b_pull
        }
    }
    for i := 1; i <= n; i++ {
        b := bodies[i]
        b.x += dt * b.vx
        b.y += dt * b.vy
        b.z += dt * b.vz
    }
}

func main() {
    n := option("N", 1600000)
    dt := option("DT", 0.01)

    start := time.now()
    bodies := new_bodies()
    count := #bodies
    print(string.format("before: %.9f", energy(bodies)))
    for step := 1; step <= n; step++ { advance(bodies, count, dt) }
    print(string.format("after: %.9f", energy(bodies)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
