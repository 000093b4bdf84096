// What coroutines cost, one kind of use at a time; `measure` runs it and says what the figures mean.
//
//   KIND=resume   what to do, a key of `kinds` below
//   N=1000000     how often; for KIND=suspended, how many at once

func option(name, value) {
    prefix := name .. "="
    for i := 1; i <= #arg; i++ {
        if string.sub(arg[i], 1, #prefix) == prefix { value = string.sub(arg[i], #prefix + 1) }
    }
    return value
}

func endless() {
    i := 0
    for {
        i += 1
        coroutine.yield(i)
    }
}
func counting(last) {
    for i := 1; i <= last; i++ { coroutine.yield(i) }
}
func once(x) { return x }
func echo(x) {
    coroutine.yield(x)
    return x
}
// Yields in a comparator, so that C++ frames lie below.
func in_comparator() {
    for { table.sort({2, 1}, func(a, b) { coroutine.yield(1); return a < b }) }
}
// Two calls deep.
func inner(x) {
    y := coroutine.yield(x)
    return x + y
}
func outer(x) {
    z := inner(x)
    return z
}

func kilobytes(name) {
    file := io.open("/proc/self/status")
    text := file.read("*a")
    file.close()
    return tonumber(string.match(text, name .. ":%s*(%d+)"))
}

kinds := {
    // ---- a resume and the yield that answers it
    resume: func(n) {
        co := coroutine.create(endless)
        total := 0
        for i := 1; i <= n; i++ {
            ok, v := coroutine.resume(co)
            total += v
        }
        return total
    },
    wrapped: func(n) {
        gen := coroutine.wrap(endless)
        total := 0
        for i := 1; i <= n; i++ { total += gen() }
        return total
    },
    range: func(n) {
        total := 0
        for v := range coroutine.wrap(func() { counting(n) }) { total += v }
        return total
    },
    native: func(n) {
        gen := coroutine.wrap(in_comparator)
        total := 0
        for i := 1; i <= n; i++ { total += gen() }
        return total
    },

    // ---- a whole life
    create: func(n) {
        total := 0
        for i := 1; i <= n; i++ {
            ok, v := coroutine.resume(coroutine.create(once), i)
            total += v
        }
        return total
    },
    create_yield: func(n) {
        total := 0
        for i := 1; i <= n; i++ {
            co := coroutine.create(echo)
            ok, v := coroutine.resume(co, i)
            coroutine.resume(co)
            total += v
        }
        return total
    },
    wrap: func(n) {
        total := 0
        for i := 1; i <= n; i++ { total += coroutine.wrap(once)(i) }
        return total
    },
    wrap_yield: func(n) {
        total := 0
        for i := 1; i <= n; i++ {
            f := coroutine.wrap(echo)
            total += f(i)
            f()
        }
        return total
    },

    // ---- many at once: prints what the process grows by (Linux), in bytes for each coroutine
    suspended: func(n) {
        resident, tables := kilobytes("VmRSS"), kilobytes("VmPTE")
        alive := {}
        for i := 1; i <= n; i++ {
            alive[i] = coroutine.create(outer)
            coroutine.resume(alive[i], i)
        }
        print((kilobytes("VmRSS") - resident) * 1024 / n, (kilobytes("VmPTE") - tables) * 1024 / n)
        return #alive
    },
}

kinds[option("KIND", "resume")](tonumber(option("N", "1000000")))
