// The JavaScript twin of table_array_access.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function int_sum(n) {
    const values = [];
    for (let i = 1; i <= n; i++) values[i] = i;
    let sum = 0;
    for (let i = 1; i <= n; i++) sum += values[i];
    return sum;
}

function float_dot(n) {
    const a = [];
    const b = [];
    for (let i = 1; i <= n; i++) {
        a[i] = i / n;
        b[i] = (i + 1) / n;
    }
    let dot = 0.0;
    for (let i = 1; i <= n; i++) dot += a[i] * b[i];
    return dot;
}

function pair_swaps(n, reps) {
    const values = [];
    for (let i = 1; i <= n; i++) values[i] = i;
    for (let r = 1; r <= reps; r++) {
        for (let i = 1; i < n; i = i + 2) {
            [values[i], values[i + 1]] = [values[i + 1], values[i]];
        }
    }
    return values[n];
}

function grid_sum(n) {
    const grid = [];
    for (let i = 1; i <= n; i++) {
        const row = [];
        for (let j = 1; j <= n; j++) row[j] = i * j;
        grid[i] = row;
    }
    let sum = 0;
    for (let i = 1; i <= n; i++) {
        for (let j = 1; j <= n; j++) sum += grid[i][j] + grid[j][i];
    }
    return sum;
}

function main() {
    const n = option("N", 100000);
    const reps = option("REPS", 8000);
    const grid = option("GRID", 300);

    const start = performance.now();
    console.log(`int sum: ${int_sum(n)}`);
    console.log(`float dot: ${float_dot(n).toFixed(6)}`);
    console.log(`last after swaps: ${pair_swaps(n, reps)}`);
    console.log(`grid sum: ${grid_sum(grid)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
