// The JavaScript twin of matmul_dense_split2.gs, which describes the program and its parameters.

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

function multiply(a, b, n) {
    const c = dense(n, n);
    for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
            let even = 0.0;
            let odd = 0.0;
            let k = 0;
            while (k + 1 < n) {
                even += a[i][k] * b[k][j];
                odd += a[i][k + 1] * b[k + 1][j];
                k += 2;
            }
            if (k < n) even += a[i][k] * b[k][j];
            c[i][j] = even + odd;
        }
    }
    return c;
}

function main() {
    const n = option("N", 480);

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
