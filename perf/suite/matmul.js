// The JavaScript twin of matmul.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function generate(n) {
    const m = [];
    for (let i = 0; i < n; i++) {
        const row = [];
        for (let j = 0; j < n; j++) row[j] = (i * n + j + 1.0) / (n * n);
        m[i] = row;
    }
    return m;
}

function multiply(a, b, n) {
    const c = [];
    for (let i = 0; i < n; i++) {
        const a_row = a[i];
        const c_row = [];
        for (let j = 0; j < n; j++) {
            let sum = 0.0;
            for (let k = 0; k < n; k++) sum += a_row[k] * b[k][j];
            c_row[j] = sum;
        }
        c[i] = c_row;
    }
    return c;
}

function main() {
    const n = option("N", 320);
    const reps = option("REPS", 5);

    const start = performance.now();
    const a = generate(n);
    const b = generate(n);
    let c = a;
    for (let r = 1; r <= reps; r++) c = multiply(a, b, n);
    const half = Math.floor(n / 2);
    console.log(`c[0][0] = ${c[0][0].toFixed(6)}`);
    console.log(`centre = ${c[half][half].toFixed(6)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
