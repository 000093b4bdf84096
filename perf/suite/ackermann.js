// The JavaScript twin of ackermann.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function ack(m, n) {
    if (m === 0) return n + 1;
    if (n === 0) return ack(m - 1, 1);
    return ack(m - 1, ack(m, n - 1));
}

function main() {
    const m = option("M", 3);
    const low = option("LOW", 0);
    const high = option("HIGH", 4);
    const reps = option("REPS", 40000);

    const start = performance.now();
    let total = 0;
    let n = low;
    let value = 0;
    for (let r = 0; r < reps; r++) {
        n = low + r % (high - low + 1);
        value = ack(m, n);
        total = (total + value) % 1000000000;
    }
    console.log(`ack(${m}, ${n}) = ${value}`);
    console.log(`total = ${total}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
