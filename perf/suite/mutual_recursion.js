// The JavaScript twin of mutual_recursion.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function female(n) {
    if (n === 0) return 1;
    return n - male(female(n - 1));
}

function male(n) {
    if (n === 0) return 0;
    return n - female(male(n - 1));
}

function main() {
    const n = option("N", 25);
    const reps = option("REPS", 50000);

    const start = performance.now();
    let result = 0;
    for (let r = 1; r <= reps; r++) result = female(n);
    console.log(`F(${n}) = ${result}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
