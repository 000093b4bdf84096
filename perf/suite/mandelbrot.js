// The JavaScript twin of mandelbrot.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function mandelbrot(n, limit) {
    let inside = 0;
    for (let y = 0; y < n; y++) {
        const ci = 2.0 * y / n - 1.0;
        for (let x = 0; x < n; x++) {
            const cr = 2.0 * x / n - 1.5;
            let zr = 0.0;
            let zi = 0.0;
            let escaped = false;
            for (let i = 1; i <= limit; i++) {
                const next_zr = zr * zr - zi * zi + cr;
                zi = 2.0 * zr * zi + ci;
                zr = next_zr;
                if (zr * zr + zi * zi > 4.0) {
                    escaped = true;
                    break;
                }
            }
            if (!escaped) inside++;
        }
    }
    return inside;
}

function main() {
    const n = option("N", 2000);
    const limit = option("LIMIT", 50);

    const start = performance.now();
    console.log(`inside: ${mandelbrot(n, limit)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
