// The JavaScript twin of binary_trees.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function make_tree(depth) {
    if (depth === 0) return {left: null, right: null};
    return {left: make_tree(depth - 1), right: make_tree(depth - 1)};
}

function count_nodes(tree) {
    if (tree.left === null) return 1;
    return 1 + count_nodes(tree.left) + count_nodes(tree.right);
}

function main() {
    const min_depth = 4;
    const max_depth = option("N", 15);

    const start = performance.now();
    const stretch = max_depth + 1;
    console.log(`stretch tree of depth ${stretch}, check: ${count_nodes(make_tree(stretch))}`);

    const long_lived = make_tree(max_depth);
    for (let depth = min_depth; depth <= max_depth; depth += 2) {
        const iterations = 2 ** (max_depth - depth + min_depth);
        let check = 0;
        for (let i = 1; i <= iterations; i++) {
            check += count_nodes(make_tree(depth));
        }
        console.log(`${iterations} trees of depth ${depth}, check: ${check}`);
    }
    console.log(`long lived tree of depth ${max_depth}, check: ${count_nodes(long_lived)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
