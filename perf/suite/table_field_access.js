// The JavaScript twin of table_field_access.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function new_particles(n) {
    const particles = [];
    for (let i = 1; i <= n; i++) {
        particles[i] = {
            x: 0.1 * i, y: 0.2 * i, z: 0.3 * i,
            vx: 1.0, vy: 0.5, vz: 0.25,
            mass: 1.0 + i % 10,
        };
    }
    return particles;
}

// step pulls every particle towards the origin with a spring of unit stiffness.
function step(particles, n, dt) {
    for (let i = 1; i <= n; i++) {
        const p = particles[i];
        const pull = dt / p.mass;
        p.vx = p.vx - p.x * pull;
        p.vy = p.vy - p.y * pull;
        p.vz = p.vz - p.z * pull;
        p.x = p.x + p.vx * dt;
        p.y = p.y + p.vy * dt;
        p.z = p.z + p.vz * dt;
    }
}

function checksum(particles, n) {
    let total = 0.0;
    for (let i = 1; i <= n; i++) {
        const p = particles[i];
        total += p.x + p.y + p.z;
    }
    return total;
}

function main() {
    const n = option("PARTICLES", 1000);
    const steps = option("STEPS", 40000);

    const start = performance.now();
    const particles = new_particles(n);
    for (let s = 1; s <= steps; s++) step(particles, n, 0.01);
    console.log(`checksum: ${checksum(particles, n).toFixed(6)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
