// The JavaScript twin of nbody_dense.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

// dense returns an array of rows of zeros.
function dense(rows, cols) {
    return Array.from({length: rows}, () => new Array(cols).fill(0.0));
}

function set_body(m, row, x, y, z, vx, vy, vz, mass) {
    m[row][0] = x;
    m[row][1] = y;
    m[row][2] = z;
    m[row][3] = vx;
    m[row][4] = vy;
    m[row][5] = vz;
    m[row][6] = mass;
}

function new_bodies() {
    const pi = 3.141592653589793;
    const sun = 4.0 * pi * pi;
    const year = 365.24;   // days
    const m = dense(5, 7);
    set_body(m, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, sun);
    set_body(m, 1, 4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
        0.00166007664274403694 * year, 0.00769901118419740425 * year,
        -0.0000690460016972063023 * year, 0.000954791938424326609 * sun);
    set_body(m, 2, 8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
        -0.00276742510726411899 * year, 0.00499852801234917238 * year,
        0.0000230417297573763929 * year, 0.000285885980666130812 * sun);
    set_body(m, 3, 12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
        0.00296460137564761618 * year, 0.00237847173959480950 * year,
        -0.0000296589568540237556 * year, 0.0000436624404335156298 * sun);
    set_body(m, 4, 15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
        0.00268067772490389322 * year, 0.00162824170038242295 * year,
        -0.0000951592254519715870 * year, 0.0000515138902046611451 * sun);

    // The Sun moves so that the whole system has no momentum.
    for (let k = 3; k <= 5; k++) {
        let p = 0.0;
        for (let i = 0; i < 5; i++) p += m[i][k] * m[i][6];
        m[0][k] = -p / sun;
    }
    return m;
}

function energy(m) {
    let e = 0.0;
    for (let i = 0; i < 5; i++) {
        const mass = m[i][6];
        const vx = m[i][3];
        const vy = m[i][4];
        const vz = m[i][5];
        e += 0.5 * mass * (vx * vx + vy * vy + vz * vz);
        for (let j = i + 1; j < 5; j++) {
            const dx = m[i][0] - m[j][0];
            const dy = m[i][1] - m[j][1];
            const dz = m[i][2] - m[j][2];
            e -= mass * m[j][6] / Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return e;
}

function advance(m, dt) {
    for (let i = 0; i < 5; i++) {
        for (let j = i + 1; j < 5; j++) {
            const dx = m[i][0] - m[j][0];
            const dy = m[i][1] - m[j][1];
            const dz = m[i][2] - m[j][2];
            const d2 = dx * dx + dy * dy + dz * dz;
            const mag = dt / (d2 * Math.sqrt(d2));
            const i_pull = m[j][6] * mag;
            const j_pull = m[i][6] * mag;
            m[i][3] = m[i][3] - dx * i_pull;
            m[i][4] = m[i][4] - dy * i_pull;
            m[i][5] = m[i][5] - dz * i_pull;
            m[j][3] = m[j][3] + dx * j_pull;
            m[j][4] = m[j][4] + dy * j_pull;
            m[j][5] = m[j][5] + dz * j_pull;
        }
    }
    for (let i = 0; i < 5; i++) {
        m[i][0] = m[i][0] + dt * m[i][3];
        m[i][1] = m[i][1] + dt * m[i][4];
        m[i][2] = m[i][2] + dt * m[i][5];
    }
}

function main() {
    const n = option("N", 1600000);
    const dt = option("DT", 0.01);

    const start = performance.now();
    const bodies = new_bodies();
    console.log(`before: ${energy(bodies).toFixed(9)}`);
    for (let step = 1; step <= n; step++) advance(bodies, dt);
    console.log(`after: ${energy(bodies).toFixed(9)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
