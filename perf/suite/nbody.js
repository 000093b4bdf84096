// The JavaScript twin of nbody.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function new_bodies() {
    const pi = 3.141592653589793;
    const solar_mass = 4.0 * pi * pi;
    const year = 365.24;   // days
    const bodies = [
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
    ];

    // The Sun moves so that the whole system has no momentum.
    let px = 0.0;
    let py = 0.0;
    let pz = 0.0;
    for (let i = 0; i < bodies.length; i++) {
        const b = bodies[i];
        px += b.vx * b.mass;
        py += b.vy * b.mass;
        pz += b.vz * b.mass;
    }
    const sun = bodies[0];
    sun.vx = -px / solar_mass;
    sun.vy = -py / solar_mass;
    sun.vz = -pz / solar_mass;
    return bodies;
}

function energy(bodies) {
    const n = bodies.length;
    let e = 0.0;
    for (let i = 0; i < n; i++) {
        const a = bodies[i];
        e += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
        for (let j = i + 1; j < n; j++) {
            const b = bodies[j];
            const dx = a.x - b.x;
            const dy = a.y - b.y;
            const dz = a.z - b.z;
            e -= a.mass * b.mass / Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return e;
}

function advance(bodies, n, dt) {
    for (let i = 0; i < n; i++) {
        const a = bodies[i];
        for (let j = i + 1; j < n; j++) {
            const b = bodies[j];
            const dx = a.x - b.x;
            const dy = a.y - b.y;
            const dz = a.z - b.z;
            const d2 = dx * dx + dy * dy + dz * dz;
            const mag = dt / (d2 * Math.sqrt(d2));
            const a_pull = b.mass * mag;
            const b_pull = a.mass * mag;
            a.vx -= dx * a_pull;
            a.vy -= dy * a_pull;
            a.vz -= dz * a_pull;
            b.vx += dx * b_pull;
            b.vy += dy * b_pull;
            b.vz += dz * b_pull;
        }
    }
    for (let i = 0; i < n; i++) {
        const b = bodies[i];
        b.x += dt * b.vx;
        b.y += dt * b.vy;
        b.z += dt * b.vz;
    }
}

function main() {
    const n = option("N", 1600000);
    const dt = option("DT", 0.01);

    const start = performance.now();
    const bodies = new_bodies();
    const count = bodies.length;
    console.log(`before: ${energy(bodies).toFixed(9)}`);
    for (let step = 1; step <= n; step++) advance(bodies, count, dt);
    console.log(`after: ${energy(bodies).toFixed(9)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
