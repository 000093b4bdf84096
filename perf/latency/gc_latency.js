// The JavaScript twin of gc_latency.gs, which describes the program and its parameters.
"use strict";

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    const prefix = name + "=";
    for (const argument of process.argv.slice(2)) {
        if (argument.startsWith(prefix)) value = Number(argument.slice(prefix.length));
    }
    return value;
}

function make_tree(nodes) {
    if (nodes === 0) return null;
    const rest = nodes - 1;
    const half = Math.floor(rest / 2);
    return {left: make_tree(rest - half), right: make_tree(half), id: nodes};
}

function count_nodes(tree) {
    if (tree === null) return 0;
    return 1 + count_nodes(tree.left) + count_nodes(tree.right);
}

function step(ring, size, first) {
    let at = first;
    for (let i = 1; i <= 100; i++) {
        at++;
        if (at >= size) at = 0;
        ring[at] = {a: i, b: at, c: first};
    }
    return at;
}

function report(times, steps) {
    let total = 0;
    for (let i = 0; i < steps; i++) total += times[i];
    times.sort();
    const at = (share) => times[Math.max(1, Math.ceil(share * steps)) - 1];
    console.log(`total ${total.toFixed(3)} s  median ${(at(0.5) * 1e6).toFixed(1)} us` +
        `  p99 ${(at(0.99) * 1e6).toFixed(1)}  p99.9 ${(at(0.999) * 1e6).toFixed(1)}` +
        `  p99.99 ${(at(0.9999) * 1e6).toFixed(1)}  max ${(times[steps - 1] * 1e6).toFixed(1)}`);
}

function main() {
    const nodes = option("N", 1048576);
    const steps = option("STEPS", 50000);
    const size = option("RING", 10000);
    const clock = () => Number(process.hrtime.bigint()) * 1e-9;

    const start = clock();
    const tree = make_tree(nodes);
    const ring = [];
    for (let i = 0; i < size; i++) ring.push({a: 0, b: 0, c: 0});
    const times = new Float64Array(steps);
    const built = clock() - start;

    let at = -1;
    for (let i = 0; i < steps; i++) {
        const before = clock();
        at = step(ring, size, at);
        times[i] = clock() - before;
    }
    console.log(`${nodes} live nodes built in ${built.toFixed(3)} s, check ${count_nodes(tree)}`);
    report(times, steps);
}

main();
