// The JavaScript twin of fib_recursive.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function fib(n) {
    if (n < 2) return n;
    return fib(n - 1) + fib(n - 2);
}

function main() {
    const n = option("N", 32);
    const reps = option("REPS", 10);

    const start = performance.now();
    let result = 0;
    for (let r = 1; r <= reps; r++) result = fib(n);
    console.log(`fib(${n}) = ${result}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
