// The JavaScript twin of spectral_norm_dense.gs, which describes the program and its parameters.

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

function element(i, j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

// multiply stores A * (column from) in column to.
function multiply(m, from, to, n) {
    for (let i = 0; i < n; i++) {
        let sum = 0.0;
        for (let j = 0; j < n; j++) sum += element(i, j) * m[j][from];
        m[i][to] = sum;
    }
}

function multiply_transposed(m, from, to, n) {
    for (let i = 0; i < n; i++) {
        let sum = 0.0;
        for (let j = 0; j < n; j++) sum += element(j, i) * m[j][from];
        m[i][to] = sum;
    }
}

function spectral_norm(n) {
    const u = 0;
    const v = 1;
    const scratch = 2;
    const m = dense(n, 3);
    for (let i = 0; i < n; i++) m[i][u] = 1.0;
    for (let round = 1; round <= 10; round++) {
        multiply(m, u, scratch, n);
        multiply_transposed(m, scratch, v, n);
        multiply(m, v, scratch, n);
        multiply_transposed(m, scratch, u, n);
    }
    let uv = 0.0;
    let vv = 0.0;
    for (let i = 0; i < n; i++) {
        const v_i = m[i][v];
        uv += m[i][u] * v_i;
        vv += v_i * v_i;
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
