// The JavaScript twin of coroutine_bench.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function* count_up(n) {
    for (let i = 1; i <= n; i++) yield i;
}

function sum_yields(n) {
    const co = count_up(n);
    let total = 0;
    for (let i = 1; i <= n; i++) {
        const {done, value} = co.next();
        if (!done) total += value;
    }
    return total;
}

function* echo(x) {
    const y = yield x;
    return y;
}

function sum_short(n) {
    let total = 0;
    for (let i = 1; i <= n; i++) {
        const co = echo(i);
        const first = co.next();
        const second = co.next(i);
        total += first.value + second.value;
    }
    return total;
}

function* squares_up(n) {
    for (let i = 1; i <= n; i++) yield i * i;
}

function sum_squares(n) {
    let total = 0;
    for (const square of squares_up(n)) total += square;
    return total;
}

function main() {
    const yields = option("YIELDS", 2000000);
    const coroutines = option("COROUTINES", 1000000);
    const squares = option("SQUARES", 2000000);

    const start = performance.now();
    console.log(`yields: ${sum_yields(yields)}`);
    console.log(`short coroutines: ${sum_short(coroutines)}`);
    console.log(`squares: ${BigInt(sum_squares(squares))}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
