// The JavaScript twin of closure_bench.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function make_adder(n) {
    function add(x) { return x + n; }
    return add;
}

function make_counter() {
    let count = 0;
    function next_count() {
        count++;
        return count;
    }
    return next_count;
}

function map(values, n, f) {
    const result = [];
    for (let i = 1; i <= n; i++) result[i] = f(values[i]);
    return result;
}

function sum_adders(n) {
    let total = 0;
    for (let i = 1; i <= n; i++) {
        const add = make_adder(i);
        total += add(5);
    }
    return total;
}

function sum_counter(n) {
    const counter = make_counter();
    let total = 0;
    for (let i = 1; i <= n; i++) total += counter();
    return total;
}

function sum_maps(size, reps) {
    const values = [];
    for (let i = 1; i <= size; i++) values[i] = i;
    const increment = make_adder(1);
    let total = 0;
    for (let r = 1; r <= reps; r++) {
        const mapped = map(values, size, increment);
        total += mapped[size];
    }
    return total;
}

function main() {
    const adders = option("ADDERS", 3000000);
    const counts = option("COUNTS", 15000000);
    const size = option("SIZE", 1000);
    const maps = option("MAPS", 3000);

    const start = performance.now();
    console.log(`adders: ${sum_adders(adders)}`);
    console.log(`counter: ${sum_counter(counts)}`);
    console.log(`maps: ${sum_maps(size, maps)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
