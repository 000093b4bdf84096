// The JavaScript twin of math_intensive.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function leibniz(terms) {
    let sum = 0.0;
    let sign = 1.0;
    for (let k = 0; k < terms; k++) {
        sum += sign / (2 * k + 1);
        sign = -sign;
    }
    return 4.0 * sum;
}

function collatz_steps(limit) {
    let steps = 0;
    for (let n = 1; n <= limit; n++) {
        let x = n;
        while (x !== 1) {
            if (x % 2 === 0) x = x / 2; else x = 3 * x + 1;
            steps++;
        }
    }
    return steps;
}

function distance_sum(n) {
    let total = 0.0;
    for (let i = 1; i <= n; i++) {
        const x = i / n;
        const y = 1.0 - x;
        const z = x * y;
        total += Math.sqrt(x * x + y * y + z * z);
    }
    return total;
}

function gcd(a, b) {
    while (b !== 0) [a, b] = [b, a % b];
    return a;
}

function gcd_sum(rows, cols) {
    let total = 0;
    for (let i = 1; i <= rows; i++) {
        for (let j = 1; j <= cols; j++) {
            total += gcd(i * 7 + 13, j * 11 + 3);
        }
    }
    return total;
}

function main() {
    const terms = option("TERMS", 15000000);
    const chains = option("CHAINS", 150000);
    const points = option("POINTS", 3000000);
    const rows = option("ROWS", 30000);
    const cols = option("COLS", 100);

    const start = performance.now();
    console.log(`pi: ${leibniz(terms).toFixed(10)}`);
    console.log(`collatz steps: ${collatz_steps(chains)}`);
    console.log(`distance sum: ${distance_sum(points).toFixed(6)}`);
    console.log(`gcd sum: ${gcd_sum(rows, cols)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
