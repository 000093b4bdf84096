// The JavaScript twin of fibonacci_iterative.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function fibonacci(n) {
    let a = 0;
    let b = 1;
    for (let i = 1; i <= n; i++) [a, b] = [b, a + b];
    return a;
}

function main() {
    const n = option("N", 70);
    const reps = option("REPS", 6000000);

    const start = performance.now();
    let result = 0;
    for (let r = 1; r <= reps; r++) result = fibonacci(n);
    console.log(`fibonacci(${n}) = ${result}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
