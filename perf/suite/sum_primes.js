// The JavaScript twin of sum_primes.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function is_prime(n) {
    if (n < 2) return false;
    if (n < 4) return true;
    if (n % 2 === 0) return false;
    if (n % 3 === 0) return false;
    let i = 5;
    while (i * i <= n) {
        if (n % i === 0) return false;
        if (n % (i + 2) === 0) return false;
        i += 6;
    }
    return true;
}

function main() {
    const n = option("N", 100000);
    const reps = option("REPS", 100);

    const start = performance.now();
    let count = 0;
    let sum = 0;
    for (let r = 1; r <= reps; r++) {
        count = 0;
        sum = 0;
        for (let i = 1; i <= n; i++) {
            if (is_prime(i)) {
                count++;
                sum += i;
            }
        }
    }
    console.log(`${count} primes, sum ${sum}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
