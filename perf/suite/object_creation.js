// The JavaScript twin of object_creation.gs, which describes the program and its parameters.

// option returns the number given as NAME=VALUE on the command line, else the default.
function option(name, value) {
    for (const word of process.argv.slice(2)) {
        if (word.startsWith(name + "=")) value = Number(word.slice(name.length + 1));
    }
    return value;
}

function vec3(x, y, z) {
    return {x: x, y: y, z: z};
}

function add(a, b) {
    return vec3(a.x + b.x, a.y + b.y, a.z + b.z);
}

function scaled(v, factor) {
    return vec3(v.x * factor, v.y * factor, v.z * factor);
}

function length_squared(v) {
    return v.x * v.x + v.y * v.y + v.z * v.z;
}

function vector_sum(n) {
    let sum = vec3(0, 0, 0);
    for (let i = 1; i <= n; i++) sum = add(sum, vec3(i, 2 * i, 3 * i));
    return length_squared(sum);
}

// transform_chain converges to (1, 2, 3) * 9.999, the fixed point of its step.
function transform_chain(steps) {
    let v = vec3(0.0, 0.0, 0.0);
    for (let i = 1; i <= steps; i++) v = scaled(add(v, vec3(0.001, 0.002, 0.003)), 0.9999);
    return length_squared(v);
}

function escaping_objects(n) {
    const ring = [];
    let total = 0;
    for (let i = 1; i <= n; i++) {
        const object = {
            id: i, twice: 2 * i, triple: 3 * i, one: 1, half: 0.5 * i,
            x: 1.0, y: 2.0, z: 3.0, visible: true, layer: 7,
        };
        ring[i % 64] = object;
        total += object.id + object.twice + object.triple + object.one;
    }
    return total;
}

function main() {
    const vectors = option("VECTORS", 5000000);
    const steps = option("STEPS", 5000000);
    const objects = option("OBJECTS", 2500000);

    const start = performance.now();
    // toFixed turns to exponents from 1e21 on; the sum is integral, so BigInt shows its digits.
    console.log(`vector sum: ${BigInt(vector_sum(vectors))}.00`);
    console.log(`transform chain: ${transform_chain(steps).toFixed(6)}`);
    console.log(`objects: ${escaping_objects(objects).toFixed(2)}`);
    console.log(`Time: ${((performance.now() - start) / 1000).toFixed(3)}s`);
}

main();
