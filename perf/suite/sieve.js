// The JavaScript twin of sieve.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function sieve(n) {
    const is_prime = [];
    for (let i = 2; i <= n; i++) is_prime[i] = true;

    let i = 2;
    while (i * i <= n) {
        if (is_prime[i]) {
            let j = i * i;
            while (j <= n) {
                is_prime[j] = false;
                j = j + i;
            }
        }
        i++;
    }

    let count = 0;
    for (let k = 2; k <= n; k++) {
        if (is_prime[k]) count++;
    }
    return count;
}

function main() {
    const n = option("N", 1000000);
    const reps = option("REPS", 20);

    const start = performance.now();
    let count = 0;
    for (let r = 1; r <= reps; r++) count = sieve(n);
    console.log(`primes up to ${n}: ${count}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
