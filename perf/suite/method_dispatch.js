// The JavaScript twin of method_dispatch.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function new_point(x, y) {
    return {x: x, y: y};
}

function translated(p, dx, dy) {
    return new_point(p.x + dx, p.y + dy);
}

function scaled(p, factor) {
    return new_point(p.x * factor, p.y * factor);
}

function distance(a, b) {
    const dx = a.x - b.x;
    const dy = a.y - b.y;
    return Math.sqrt(dx * dx + dy * dy);
}

function distance_sum(n) {
    const target = new_point(100.0, 200.0);
    let total = 0.0;
    for (let i = 1; i <= n; i++) {
        const p = new_point(i, 2 * i);
        const near = translated(p, 0.1, 0.2);
        const small = scaled(p, 0.1);
        total += distance(near, small) + distance(small, target);
    }
    return total;
}

function main() {
    const n = option("N", 40000000);

    const start = performance.now();
    console.log(`distance sum: ${distance_sum(n).toFixed(4)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
