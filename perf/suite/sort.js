// The JavaScript twin of sort.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function generate(n) {
    const numbers = [];
    let x = 42;
    for (let i = 1; i <= n; i++) {
        x = (x * 1103515245 + 12345) % 2147483648;
        numbers[i] = x;
    }
    return numbers;
}

function quicksort(a, low, high) {
    if (low >= high) return;
    const pivot = a[Math.floor((low + high) / 2)];
    let i = low;
    let j = high;
    while (i <= j) {
        while (a[i] < pivot) i++;
        while (a[j] > pivot) j--;
        if (i <= j) {
            [a[i], a[j]] = [a[j], a[i]];
            i++;
            j--;
        }
    }
    quicksort(a, low, j);
    quicksort(a, i, high);
}

function is_sorted(a, n) {
    for (let i = 2; i <= n; i++) {
        if (a[i - 1] > a[i]) return false;
    }
    return true;
}

function main() {
    const n = option("N", 100000);
    const reps = option("REPS", 15);

    const start = performance.now();
    let numbers = [];
    for (let r = 1; r <= reps; r++) {
        numbers = generate(n);
        quicksort(numbers, 1, n);
    }
    console.log(`Sorted correctly: ${is_sorted(numbers, n)}`);
    console.log(`least ${numbers[1]}, median ${numbers[n / 2]}, greatest ${numbers[n]}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
