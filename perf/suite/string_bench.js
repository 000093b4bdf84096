// The JavaScript twin of string_bench.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function append_length(n) {
    let s = "";
    for (let i = 1; i <= n; i++) s = s + "x";
    return s.length;
}

function format_length(n) {
    let total = 0;
    for (let i = 1; i <= n; i++) {
        const s = `item=${i} twice=${2 * i}`;
        total += s.length;
    }
    return total;
}

// sorted_keys returns the first and the last of n keys. 7919 is prime: the keys start out as a
// permutation of 0..n-1 unless it divides n.
function sorted_keys(n) {
    const keys = [];
    for (let i = 1; i <= n; i++) keys[i] = `key_${String(i * 7919 % n).padStart(5, "0")}`;
    for (let last = n; last > 1; last--) {
        for (let i = 1; i < last; i++) {
            if (keys[i] > keys[i + 1]) [keys[i], keys[i + 1]] = [keys[i + 1], keys[i]];
        }
    }
    return [keys[1], keys[n]];
}

function main() {
    const appends = option("APPENDS", 60000);
    const formats = option("FORMATS", 1500000);
    const keys = option("KEYS", 2000);

    const start = performance.now();
    console.log(`appended: ${append_length(appends)}`);
    console.log(`formatted: ${format_length(formats)}`);
    const [first, last] = sorted_keys(keys);
    console.log(`sorted: ${first} .. ${last}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
