// The JavaScript twin of fn_calls.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function add(a, b) {
    return a + b;
}

function count_calls(n) {
    let x = 0;
    for (let i = 1; i <= n; i++) x = add(x, 1);
    return x;
}

function main() {
    const n = option("N", 10000);
    const reps = option("REPS", 30000);

    const start = performance.now();
    let result = 0;
    for (let r = 1; r <= reps; r++) result = count_calls(n);
    console.log(`calls: ${result}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
