// nbody_dense: nbody on a dense matrix with one row a body: x y z vx vy vz mass.
//
//   N=1600000   steps
//   DT=0.01     length of a step
//
// Documented:  N=500000 -> before -0.169025592, after -0.169041687 (from other figures for the
//              planets; see nbody.gs)

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

func set_body(m, row, x, y, z, vx, vy, vz, mass) {
    matrix.setf(m, row, 0, x)
    matrix.setf(m, row, 1, y)
    matrix.setf(m, row, 2, z)
    matrix.setf(m, row, 3, vx)
    matrix.setf(m, row, 4, vy)
    matrix.setf(m, row, 5, vz)
    matrix.setf(m, row, 6, mass)
}

func new_bodies() {
    pi := 3.141592653589793
    sun := 4.0 * pi * pi
    year := 365.24   // days
    m := matrix.dense(5, 7)
    set_body(m, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, sun)
    set_body(m, 1, 4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
        0.00166007664274403694 * year, 0.00769901118419740425 * year,
        -0.0000690460016972063023 * year, 0.000954791938424326609 * sun)
    set_body(m, 2, 8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
        -0.00276742510726411899 * year, 0.00499852801234917238 * year,
        0.0000230417297573763929 * year, 0.000285885980666130812 * sun)
    set_body(m, 3, 12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
        0.00296460137564761618 * year, 0.00237847173959480950 * year,
        -0.0000296589568540237556 * year, 0.0000436624404335156298 * sun)
    set_body(m, 4, 15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
        0.00268067772490389322 * year, 0.00162824170038242295 * year,
        -0.0000951592254519715870 * year, 0.0000515138902046611451 * sun)

    // The Sun moves so that the whole system has no momentum.
    for k := 3; k <= 5; k++ {
        p := 0.0
        for i := 0; i < 5; i++ { p += matrix.getf(m, i, k) * matrix.getf(m, i, 6) }
        matrix.setf(m, 0, k, -p / sun)
    }
    return m
}

func energy(m) {
    e := 0.0
    for i := 0; i < 5; i++ {
        mass := matrix.getf(m, i, 6)
        vx := matrix.getf(m, i, 3)
        vy := matrix.getf(m, i, 4)
        vz := matrix.getf(m, i, 5)
        e += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
        for j := i + 1; j < 5; j++ {
            dx := matrix.getf(m, i, 0) - matrix.getf(m, j, 0)
            dy := matrix.getf(m, i, 1) - matrix.getf(m, j, 1)
            dz := matrix.getf(m, i, 2) - matrix.getf(m, j, 2)
            e -= mass * matrix.getf(m, j, 6) / math.sqrt(dx * dx + dy * dy + dz * dz)
        }
    }
    return e
}

func advance(m, dt) {
    for i := 0; i < 5; i++ {
        for j := i + 1; j < 5; j++ {
            dx := matrix.getf(m, i, 0) - matrix.getf(m, j, 0)
            dy := matrix.getf(m, i, 1) - matrix.getf(m, j, 1)
            dz := matrix.getf(m, i, 2) - matrix.getf(m, j, 2)
            d2 := dx * dx + dy * dy + dz * dz
            mag := dt / (d2 * math.sqrt(d2))
            i_pull := matrix.getf(m, j, 6) * mag
            j_pull := matrix.getf(m, i, 6) * mag
            matrix.setf(m, i, 3, matrix.getf(m, i, 3) - dx * i_pull)
            matrix.setf(m, i, 4, matrix.getf(m, i, 4) - dy * i_pull)
            matrix.setf(m, i, 5, matrix.getf(m, i, 5) - dz * i_pull)
            matrix.setf(m, j, 3, matrix.getf(m, j, 3) + dx * j_pull)
            matrix.setf(m, j, 4, matrix.getf(m, j, 4) + dy * j_pull)
            matrix.setf(m, j, 5, matrix.getf(m, j, 5) + dz * j_pull)
        }
    }
    for i := 0; i < 5; i++ {
        matrix.setf(m, i, 0, matrix.getf(m, i, 0) + dt * matrix.getf(m, i, 3))
        matrix.setf(m, i, 1, matrix.getf(m, i, 1) + dt * matrix.getf(m, i, 4))
        matrix.setf(m, i, 2, matrix.getf(m, i, 2) + dt * matrix.getf(m, i, 5))
    }
}

func main() {
    n := option("N", 1600000)
    dt := option("DT", 0.01)

    start := time.now()
    bodies := new_bodies()
    print(string.format("before: %.9f", energy(bodies)))
    for step := 1; step <= n; step++ { advance(bodies, dt) }
    print(string.format("after: %.9f", energy(bodies)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
