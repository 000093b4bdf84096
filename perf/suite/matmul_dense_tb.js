// The JavaScript twin of matmul_dense_tb.gs, which describes the program and its parameters.

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

function generate(n) {
    const m = dense(n, n);
    for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) m[i][j] = (i * n + j + 1.0) / (n * n);
    }
    return m;
}

function transpose(m, n) {
    const t = dense(n, n);
    for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) t[j][i] = m[i][j];
    }
    return t;
}

function multiply(a, b, n) {
    const bt = transpose(b, n);
    const c = dense(n, n);
    for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
            let sum = 0.0;
            for (let k = 0; k < n; k++) sum += a[i][k] * bt[j][k];
            c[i][j] = sum;
        }
    }
    return c;
}

function main() {
    const n = option("N", 640);

    const start = performance.now();
    const a = generate(n);
    const b = generate(n);
    const c = multiply(a, b, n);
    const half = Math.floor(n / 2);
    console.log(`c[0][0] = ${c[0][0].toFixed(6)}`);
    console.log(`centre = ${c[half][half].toFixed(6)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
