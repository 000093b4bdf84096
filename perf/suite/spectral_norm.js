// The JavaScript twin of spectral_norm.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function element(i, j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

function multiply(v, out, n) {
    for (let i = 0; i < n; i++) {
        let sum = 0.0;
        for (let j = 0; j < n; j++) sum += element(i, j) * v[j];
        out[i] = sum;
    }
}

function multiply_transposed(v, out, n) {
    for (let i = 0; i < n; i++) {
        let sum = 0.0;
        for (let j = 0; j < n; j++) sum += element(j, i) * v[j];
        out[i] = sum;
    }
}

function spectral_norm(n) {
    const u = [];
    const v = [];
    const scratch = [];
    for (let i = 0; i < n; i++) {
        u[i] = 1.0;
        v[i] = 0.0;
        scratch[i] = 0.0;
    }
    for (let round = 1; round <= 10; round++) {
        multiply(u, scratch, n);
        multiply_transposed(scratch, v, n);
        multiply(v, scratch, n);
        multiply_transposed(scratch, u, n);
    }
    let uv = 0.0;
    let vv = 0.0;
    for (let i = 0; i < n; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    return Math.sqrt(uv / vv);
}

function main() {
    const n = option("N", 2000);

    const start = performance.now();
    console.log(`${spectral_norm(n).toFixed(9)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
