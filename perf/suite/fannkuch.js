// The JavaScript twin of fannkuch.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

// count_flips reverses prefixes of a copy of source until 1 leads.
function count_flips(source, scratch, n) {
    let first = source[1];
    if (first === 1) return 0;
    for (let i = 2; i <= n; i++) scratch[i] = source[i];
    scratch[1] = first;

    let flips = 0;
    while (first !== 1) {
        let low = 1;
        let high = first;
        while (low < high) {
            [scratch[low], scratch[high]] = [scratch[high], scratch[low]];
            low++;
            high--;
        }
        flips++;
        first = scratch[1];
    }
    return flips;
}

// fannkuch visits the permutations in the order given by rotating prefixes: count[k] holds how
// many rotations of the first k elements are left before the prefix of k + 1 must turn.
function fannkuch(n) {
    const perm = [];
    const scratch = [];
    const count = [];
    for (let i = 1; i <= n; i++) perm[i] = i;

    let max_flips = 0;
    let checksum = 0;
    let even = true;
    let r = n;
    for (;;) {
        while (r !== 1) {
            count[r] = r;
            r--;
        }

        const flips = count_flips(perm, scratch, n);
        if (flips > max_flips) max_flips = flips;
        if (even) checksum += flips; else checksum -= flips;
        even = !even;

        for (;;) {
            if (r === n) return [checksum, max_flips];
            const first = perm[1];
            for (let i = 1; i <= r; i++) perm[i] = perm[i + 1];
            perm[r + 1] = first;
            count[r + 1]--;
            if (count[r + 1] > 0) break;
            r++;
        }
    }
}

function main() {
    const n = option("N", 10);

    const start = performance.now();
    const [checksum, max_flips] = fannkuch(n);
    console.log(`checksum: ${checksum}`);
    console.log(`fannkuch(${n}) = ${max_flips}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
