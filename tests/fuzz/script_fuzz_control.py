"""Sections about control: loops, functions, closures, errors, coroutines, goroutines.

script_fuzz_sections.py says what a section is.
"""

from script_fuzz_generator import DEEP

# Bodies of coroutines that pause in a loop, under pcall, in every metamethod, in callbacks, iterators, handlers, in
# another coroutine, and far down.
PAUSES = [
    "for i := 1; i <= 5; i++ { coroutine.yield(i) }",
    'print(pcall(func() { coroutine.yield(1) error("after") }))',
    """
mt := {__add: func(a, b) { return coroutine.yield("add") }, __lt: func(a, b) { return coroutine.yield("lt") }}
mt.__index = func(t, k) { return coroutine.yield(k) }
mt.__newindex = func(t, k, v) { coroutine.yield(v) }
mt.__eq = func(a, b) { return coroutine.yield("eq") }
mt.__concat = func(a, b) { return coroutine.yield("cat") }
mt.__call = func(s, x) { return coroutine.yield(x) }
mt.__len = func(t) { return coroutine.yield("len") }
mt.__unm = func(t) { return coroutine.yield("unm") }
t, u := setmetatable({}, mt), setmetatable({}, mt)
out("in", t + 1, t.foo, t < u, t == u, t .. "x" .. u .. 1, t(5), #t, -t, t > u, !(t != u))
t.z = 3
if t < u { out("lt") }
n := 0
for t < u {
  n++
  if n > 2 { break }
}
""",
    't := {3, 1, 2} table.sort(t, func(a, b) { coroutine.yield(a) return a < b }) out("sorted", t)',
    'out("gsub", string.gsub("abc", "%w", func(c) { return coroutine.yield(c) }))',
    'for k, v := range func(s, c) { return coroutine.yield("it") } { out("got", k, v) }',
    """
out("map", table.map({1, 2}, func(x) { return coroutine.yield(x) }))
out("reduce", table.reduce({1, 2, 3}, func(a, x) { return coroutine.yield(a) }, 0))
""",
    'out("tostring", pcall(tostring, setmetatable({}, {__tostring: func() { return coroutine.yield("ts") }})))',
    """
func raise() { coroutine.yield(1) error(coroutine.yield(2)) }
out("x", xpcall(raise, func(e) { return coroutine.yield("h") }))
""",
    """
inner := coroutine.wrap(func() { coroutine.yield(10) coroutine.yield(coroutine.isyieldable()) })
coroutine.yield(inner())
coroutine.yield(inner())
inner()
inner()
""",
    """
func deep(n) { if n == 0 { return coroutine.yield("deep") } r := deep(n - 1) return r }
out("deep", deep(40))
""",
    "coroutine.yield() coroutine.yield(nil, nil) coroutine.yield(1, 2, 3, 4, 5, 6, 7, 8) return 9, 10",
    't := {} for i := 1; i <= 300; i++ { t[i] = i coroutine.yield(#t) } return "long"',
    "error({code: coroutine.yield(1)})",
]


def random_code(g):
    """Grammar-directed statements."""
    g.statements(g.between(6, 16), 3)


def closures(g):
    """Captured variables, by copy and by cell, of loops and outside; many closures over one variable."""
    fs, n, i = g.declare("any", "{}", fixed=True), g.pick([5, 40, 300]), g.name("i")
    total = g.declare("number", "0")
    head = g.pick(
        [
            f"for {i} := 0; {i} < {n}; {i}++", f"for {i} := range {n}",
            f"for {i}, w := range table.keys(make([]int, {n}))"
        ]
    )
    with g.loop(head, n):
        x = g.declare("number", g.pick([i, f"{i} * 2", g.number_literal()]))
        g.line(g.pick([
            f"{fs}[{i}] = func() {{ return {i} + {x} }}", f"{fs}[{i}] = func(d) {{ {x} += d || 1 return {x} }}",
            f"{fs}[{i}] = func() {{ {total} += {x} return {total} }}",
            f"{fs}[{i}] = func() {{ return func() {{ {x} += {i} return {x} }} }}",
            f"{fs}[{i}] = func(d) {{ {i} += 1 return {i} }}"
        ]))
        if g.chance(0.5):
            g.line(f"{x} += {g.pick(['1', '0.5', '100'])}")
        if "++" in head and g.chance(0.4):
            g.line(f"if {i} % 7 == 3 {{ {i} += 1 }}")
        if g.chance(0.3):
            g.line(f"if {i} % 5 == 4 {{ continue }}")
        g.line(f"{total} += 1")
    with g.loop(f"for j := 0; j < {n}; j++", n):
        g.line(f"""f := {fs}[j] || func() {{ return "none" }}""")
        g.line("r := f(2)")
        g.line("if type(r) == \"function\" { r = r() + r() }")
        g.line(f"""if j % {max(n // 5, 1)} == 0 {{ out("{g.name('cl')}", r, f(), {total}) }}""")
    counter = g.name("counter")
    with g.function(f"{counter} := func(start)"):
        g.line("n := start")
        g.line("return func() { n++ return n }, func(v) { n = v }, func() { return n }")
    g.line(f"inc, set, get := {counter}({g.number_literal()})")
    with g.block(f"for j := 0; j < {n}; j++"):
        g.line("inc()")
        g.line(f"""if j == {n // 2} {{ set({g.pick(['0.5', '140737488355327', '"8"', '-3'])}) }}""")
    g.line(f"""out("{g.name('cl')}", get())""")


def varargs(g):
    """Any number of arguments and results, through select, unpack, pack, pcall and tables."""
    f = g.name("va")
    rest = g.pick(["...", "rest...", "...rest"])
    first = g.pick(["", "a, ", "a, b, "])
    body = g.pick([
        "return ...", "return #..., ...", "return ...[1], ...[#...], ...[0], ...[2.0]", "t := {...} return #t, t",
        "t := {1, ..., ...} return len(t)", "return select(2, ...)", "return (...)",
        "n := 0 for i, v := range ... { n += i if v == nil { n += 100 } } return n",
        "return pcall(func(...) { return ... }, ...)", "x, y, z := ... return z, y, x",
        "return unpack({...}, 1, #...)", "return select(\"#\", ...), select(-1, ...)", "return math.max(0, ...)",
        "return table.pack(...).n", "if #... > 3 { return } return ..., \"end\""
    ])
    with g.function(f"{f} := func({first}{rest})"):
        if "rest" in rest:
            g.line("rest[1] = rest[1] || \"none\"")
            body = g.pick([body, "return #rest, rest", "return unpack(rest)", "return rest[2], ..."])
        if first and g.chance(0.4):
            g.line("if a == nil { return }")
        g.line(body)
    calls = [
        "", "1", "1, 2, 3", "nil", "nil, nil", "1, nil, 3", f"{f}(1, 2)", f"""0, {f}("x", "y")""", f"{f}(1), {f}(2)",
        "unpack({1, 2, 3, 4, 5})", "unpack({}, 1, 40)", "unpack({9, 8}, 0, 3)", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        "print", "(unpack({1, 2}))"
    ]
    for arguments in g.some(calls, 6):
        g.line(g.pick([
            f"""try("{g.name('va')}", {f}{', ' if arguments else ''}{arguments})""",
            f"""try("{g.name('va')}", func() {{ return {f}({arguments}) }})""",
            f"""a1, a2, a3 := {f}({arguments})\n{'  ' * g.indent}out("{g.name('va')}", a1, a2, a3)""" if g.chance(
                0.3
            ) else f"""try("{g.name('va')}", func() {{ return {{{f}({arguments}), {f}({arguments})}} }})"""
        ]))
    n, i = g.long_rounds(), g.name("i")
    g.line("total := 0")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"ok, p, q := pcall({f}, {i}, {i} % 5 == 0 && nil || {i} * 2, unpack({{1, 2, 3}}, 1, {i} % 4))")
        g.line("total += (type(p) == \"number\" && p || 1) + (type(q) == \"number\" && q || 2)")
        g.line("if total > 1e9 { total = 0 }")
    g.line(f"""out("{g.name('va')}", total)""")


def recursion(g):
    """Falling fuel; two functions that call each other; deep stacks; overflow of both kinds, caught."""
    f, h = g.name("rec"), g.name("rec")
    depth = g.pick([5, 9, 12])
    g.line(f"var {h}")
    with g.function(f"func {f}(n, x)"):
        g.line(f"""if n <= 0 {{ return {g.pick(['x', '1', 'x, n', '"leaf"', '0.5', '{x}'])} }}""")
        g.line(g.pick([
            f"return {f}(n - 1, x)", f"return {h}(n - 1, {{x}})",
            f"a := {f}(n - 1, x) b := {h}(n - 2, a) return a, b", f"return ({f}(n - 1, n % 2 == 0 && x || n))",
            f"return pcall({f}, n - 1, x)", f"if n == 3 {{ error({{deep: n}}) }} return {h}(n - 1, n)"
        ]))
    with g.function(f"{h} = func(n, x)"):
        g.line(f"if n <= 0 {{ return {g.pick(['x', 'nil', 'x .. n', '#x'])} }}")
        g.line(g.pick([
            f"return {f}(n - 1, x)", f"return {h}(n - 1, x)", f"r := {f}(n - 1, n) return r",
            f"return n + {f}(n - 1, x)"
        ]))
    g.line(f"for i := 0; i < {g.pick([10, 60, 200])}; i++ {{ pcall({f}, i % {depth}, i) }}")
    g.line(f"""try("{g.name('rec')}", {f}, {depth}, {g.number_literal()})""")
    g.line("func fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }")
    g.line(f"""out("{g.name('fib')}", fib({g.pick(['12', '10', '15', '12.0', '11.5'])}))""")
    g.line("func depth(n) { if n == 0 { return 0 } return 1 + depth(n - 1) }")
    g.line(f"""out("{g.name('depth')}", depth({g.pick([100, 1000, 5000])}))""")
    if g.chance(0.08):
        g.line(DEEP)
        g.line("func endless(n) { return 1 + endless(n + 1) }")
        g.line("try(\"overflow\", endless, 0)")
    if g.chance(0.1):
        g.line(DEEP)
        g.line("loop := setmetatable({}, {})")
        g.line("getmetatable(loop).__add = func(a, b) { return a + b }")
        g.line("text := setmetatable({}, {__tostring: func(self) { return tostring(self) }})")
        g.line("func nest(n) { return table.map({1}, func(x) { return nest(n + 1) }) }")
        g.line(f"""try("overflow", {g.pick(['func() { return loop + 1 }', 'tostring, text', 'nest, 0', 'nest, 0'])})""")


def yielding(g):
    """Coroutines that pause in all places from which one can pause."""
    place = g.pick(PAUSES)
    mode = g.pick(["resume", "wrap", "range"])
    value = g.pick(["j", "nil", "true", "j * 0.5", "\"v\" .. j", "j % 2 == 0 && j || nil"])
    f = g.name("body")
    with g.function(f"{f} := func(a, b)"):
        g.paste(place)
        if g.chance(0.5):
            g.line(g.pick(["coroutine.yield(a, b)", 'out("args", a, b)']))
    rounds = g.pick([8, 20, 320])
    if mode == "resume":
        g.line(f"co := coroutine.create({f})")
        with g.loop(f"for j := 1; j <= {rounds}; j++", rounds):
            g.line(f"r := table.pack(coroutine.resume(co, {value}))")
            g.line(f"""if j < 12 || j % 100 == 0 {{ out("{g.name('co')}", r, coroutine.status(co)) }}""")
            g.line("if coroutine.status(co) == \"dead\" && j % 3 == 0 { break }")
    elif mode == "wrap":
        g.line(f"w := coroutine.wrap({f})")
        with g.loop(f"for j := 1; j <= {rounds}; j++", rounds):
            g.line(f"ok, r := pcall(w, {value})")
            g.line(f"""if j < 12 || j % 100 == 0 {{ out("{g.name('co')}", ok, r) }}""")
            g.line("if !ok { break }")
    else:
        g.line("count := 0")
        with g.function("ok, e := pcall(func()", ")"):
            with g.block(f"for a, b := range coroutine.wrap({f})"):
                g.line("count++")
                g.line(f"if count > {rounds} {{ break }}")
                g.line("if count < 10 { out(\"range\", a, b) }")
        g.line(f"""out("{g.name('co')}", ok, e, count)""")
    g.line("cos := {}")
    with g.block(f"for i := 1; i <= {g.pick([3, 60])}; i++"):
        g.line("cos[i] = coroutine.wrap(func(x) { for { x = coroutine.yield(x + i) } })")
    g.line("sum := 0")
    g.line("for round := 1; round <= 5; round++ { for i, c := range ipairs(cos) { sum += c(round) } }")
    g.line(f"""out("{g.name('cos')}", sum)""")
    if g.chance(0.4):
        misuse = g.pick([
            "coroutine.yield, 1", 'coroutine.resume, coroutine.create(print), "from native"',
            "coroutine.wrap(coroutine.yield), 5",
            "func() { c := nil c = coroutine.create(func() { return coroutine.resume(c) }) return coroutine.resume(c) }"
        ])
        g.line(f"""try("{g.name('co')}", {misuse})""")


def goroutines(g):
    """Goroutines that meet at channels only, so that turns cannot show."""
    capacity, n = g.pick(["", ", 1", ", 4", ", 0", ", 100"]), g.pick([5, 40, 200])
    form = g.between(0, 5)
    if form == 0:
        g.line(f"jobs, results := make(chan{capacity}), make(chan{capacity})")
        workers = g.between(1, 5)
        with g.block(f"for w := 1; w <= {workers}; w++"):
            g.line("go func() { for v := range jobs { results <- v * v } results <- \"done\" }()")
        g.line(f"go func() {{ for i := 1; i <= {n}; i++ {{ jobs <- i }} close(jobs) }}()")
        g.line("sum, done := 0, 0")
        with g.block(f"for done < {workers}"):
            g.line("v := <-results")
            g.line("if v == \"done\" { done++ } else { sum += v }")
        g.line(f"""out("{g.name('go')}", sum, done)""")
    elif form == 1:
        g.line("first := make(chan)")
        g.line("last := first")
        with g.block(f"for i := 0; i < {g.pick([3, 30])}; i++"):
            g.line(f"from, to := last, make(chan{capacity})")
            g.line("last = to")
            g.line("go func() { for v := range from { to <- v + 1 } close(to) }()")
        sent = g.pick(["i", "i * 0.5", "i * 140737488355"])
        g.line(f"go func() {{ for i := 1; i <= {n // 5 + 1}; i++ {{ first <- {sent} }} close(first) }}()")
        g.line("s := 0")
        g.line("for v := range last { s += v }")
        g.line(f"""out("{g.name('go')}", s)""")
    elif form == 2:
        g.line(f"ch := make(chan{capacity})")
        g.line(f"go func() {{ ch <- {g.any(1)} ch <- nil ch <- {g.number_literal()} close(ch) }}()")
        g.line(f"""for k := range ch {{ out("{g.name('go')}", k) }}""")
        g.line("v, ok := <-ch")
        g.line(f"""out("{g.name('go')}", v, ok, <-ch)""")
        g.line("try(\"send\", func() { ch <- 1 })")
        g.line("try(\"close\", close, ch)")
        misuse = g.pick([
            "x := <-5", "nil <- 1", "x := make(chan, -1)", "close(nil)", 'x := make(chan, "x")', "v := 5 go v()",
            "go (nil)()",
            "x := make([]int, -1)", "x := make([]int, {})"
        ])
        g.line(f"""try("bad", func() {{ {misuse} }})""")
    elif form == 3:
        g.line("ping, pong := make(chan), make(chan)")
        g.line("go func() { for v := range ping { pong <- v + 1 } close(pong) }()")
        g.line("x := 0")
        with g.loop(f"for i := 0; i < {n}; i++", n):
            g.line("ping <- x")
            g.line("x = <-pong")
        g.line("close(ping)")
        g.line(f"""out("{g.name('go')}", x, <-pong)""")
    elif form == 4:
        g.line("done := make(chan)")
        g.line("obj := {n: 0}")
        g.line("obj.add = func(self, k) { self.n += k done <- self.n }")
        g.line("go obj:add(5)")
        g.line("a := <-done")
        g.line("go obj.add(obj, 6)")
        g.line(f"""out("{g.name('go')}", a, <-done, obj.n)""")
        g.line("go pcall(func() { done <- \"native\" })")
        g.line("co := coroutine.wrap(func() { coroutine.yield(<-done) coroutine.yield(2) })")
        g.line(f"""out("{g.name('go')}", co(), co())""")
    else:
        g.line(f"ch := make(chan{capacity})")
        with g.function("go func()", "()"):
            with g.block(f"for i := range {n}"):
                g.line("if i % 2 == 1 { ch <- -i continue }")
                g.line("pcall(func() { ch <- i if i % 4 == 0 { error(i) } })")
            g.line("close(ch)")
        g.line("t := {}")
        g.line("for v := range ch { table.insert(t, v) }")
        g.line(f"""out("{g.name('go')}", #t, t)""")


def errors(g):
    """Errors of all kinds, caught, changed, raised again, across coroutines and natives."""
    value = g.pick([
        '"text"', "{code: 7}", "nil", "12", "0.5", "false", "print",
        'setmetatable({}, {__tostring: func(e) { return "E" }})'
    ])
    fault = g.pick([
        f"error({value})", f"error({value})", "x := nil x.y = 1", "x := nil return x.y", "return 1 + {}", "return #5",
        "(nil)()", "return {} < {}", "return 1 < \"2\"", "return 1 % 0", "return \"a\" .. {}",
        "for k := range 1.5 { }", "x := 5 x:go_()", "string.rep()", "return -{}", "return 2 ** {}",
        "s := \"x\" s.y = 1", "return (1)[2]", "return 5 % 0.0", "assert(false)", f"assert(nil, {value})",
        "assert(1 == 2, \"no\", 3)", "undefined_function()", "o := {} o.a.b.c = 1", "return coroutine.yield()",
        "return math.floor({}) .. nil", "string.format(\"%d\")", "return (\"x\"):bad()", "return pcall()",
        "return xpcall(print)", "return string.gsub(\"a\", \"a\", print)", "return next({}, \"no\")",
        "return setmetatable(1, {})", "return ipairs()", "return select(0)"
    ])
    f = g.name("fail")
    with g.function(f"func {f}(n)"):
        g.line(f"if n > {g.pick([0, 2, 5])} {{ return {f}(n - 1) }}" if g.chance(0.5) else f"if n < 0 {{ return n }}")
        g.line(fault if not fault.startswith("(") else ";" + fault)
    n, i = g.pick([30, 150]), g.name("i")
    with g.loop(f"for {i} := 0; {i} < {n}; {i}++", n):
        g.line(f"ok, e := pcall({f}, {i} % 8 - {g.pick([0, 6])})")
        g.line(f"""if {i} % {n // 3} == 0 {{ out("{g.name('e')}", ok, e) }}""")
    g.line(g.pick([
        f"""try("{g.name('e')}", pcall, pcall, {f}, 3)""",
        f"""try("{g.name('e')}", xpcall, {f}, func(e) {{ return {{e}} }}, 3)""",
        f"""try("{g.name('e')}", xpcall, {f}, func(e) {{ return 1 + {{}} }}, 3)""",
        f"""try("{g.name('e')}", func() {{ ok, e := pcall({f}, 3) error(e) }})""",
        f"""try("{g.name('e')}", table.map, {{1, 2}}, {f})""",
        f"""try("{g.name('e')}", table.sort, {{2, 1}}, {f})""",
        f"""try("{g.name('e')}", string.gsub, "abc", ".", {f})""",
        f"""try("{g.name('e')}", coroutine.wrap({f}), 2)""",
        f"""out("{g.name('e')}", coroutine.resume(coroutine.create({f}), 2))""",
        f"""try("{g.name('e')}", func() {{ return setmetatable({{}}, {{__index: {f}}}).x }})""",
        f"""try("{g.name('e')}", func() {{ for x := range {f} {{ print(x) break }} }})""",
        f"""try("{g.name('e')}", coroutine.wrap(func() {{ coroutine.yield(1) }}), {f})""",
        f"""func {f}x(...) {{ return {f}(...) }}\n{'  ' * g.indent}try("{g.name('e')}", {f}x, 4)"""]))


def ranges(g):
    """range over all there is, nested, with breaks; iterators of all makes."""
    source = g.pick([
        "10", "0", "-3", "2.0", "\"héllo\"", "\"\"", "{1, 2, nil, 4}", "{x: 1, y: 2, 3}", "ipairs({5, 6, nil, 8})",
        "pairs({a: 1, b: 2})", "unpack({next, {q: 1, 7}})", "string.gmatch(\"k=v a=b\", \"(%w)=(%w)\")",
        "coroutine.wrap(func() { for i := 0; i < 4; i++ { coroutine.yield(i, i * i) } })",
        "setmetatable({1, 2}, {__index: {3}, __len: func() { return 9 }})",
        "unpack({func(s, c) { if c < s { return c + 1, c * 2 } }, 5, 0})",
        "setmetatable({}, {__call: func() { return nil }})", "true", "nil", "print", "matrix.dense(2, 2)",
        "make([]bool, 4)"
    ])
    n = g.pick([1, 50, 200])
    f = g.name("walk")
    with g.function(f"{f} := func(limit)"):
        g.line("n, last, other := 0, nil, nil")
        outer = g.chance(0.4)
        if outer:
            g.line("for o := range 3 {")
            g.indent += 1
        two = g.chance(0.7)
        with g.block(
            f"for k{', v' if two else ''} := range {'(' + source + ')' if source.startswith('{') else source}"
        ):
            g.line("n++")
            g.line(
                g.pick(
                    ["if n > limit { break }", "if n == limit { return n, \"early\" }", "if n % 2 == 0 { continue }"]
                )
            )
            if g.chance(0.4):
                with g.block(f"for j := 0; j < {g.pick([2, 5])}; j++"):
                    g.line("if j == n % 3 { continue }")
                    g.line("if j > 3 { break }")
                    g.line("n += 0")
            g.line("last = k")
            if two:
                g.line("other = v")
            g.line("if n > 2000 { break }")
        if outer:
            g.indent -= 1
            g.line("}")
        g.line("return n, last, other")
    g.line(f"for i := 1; i <= {n}; i++ {{ pcall({f}, i % 6) }}")
    g.line(f"""try("{g.name('ra')}", {f}, {g.pick([2, 100])})""")


def loop_forms(g):
    """Loops at the limits of integers; every form of condition at the bottom of a loop."""
    f = g.name("loop")
    conditions = [
        "i < n", "i <= n", "n > i", "n >= i", "i != n", "!(i == n)", "!(i >= n)", "!(i > n)", "i < 140", "i <= 140",
        "!(140 < i)", "!(140 <= i)", "140 > i", "state != \"end\"", "!(state == \"end\")", "flag", "!stop",
        "stop == nil", "stop != true", "i < n && flag", "flag || i < n", "!(flag == stop)", "flag != stop", "x < y",
        "x <= y", "!(x > y)", "!(x >= y)", "state == first", "i < n - 0.5", "-i > -n", "!(-i < -140)",
        "!(-i <= -140)", "-i > -140", "-i >= -140", "!(i < n) == false", "stop == false || stop == nil"
    ]
    condition = g.pick(conditions)
    with g.function(f"{f} := func(n)"):
        g.line("i, flag, stop, state, first, x, y := 0, true, nil, \"go\", \"go\", 0.0, n + 0.5")
        with g.loop(g.pick([f"for {condition}", f"while {condition}", f"for ; {condition}; i += 0"]), 300):
            g.line("i++")
            g.line("x += 1")
            g.line("if i >= n { flag, stop, state = false, true, \"end\" }")
            g.line("if i > 400 { break }")
            if g.chance(0.3):
                g.line("if i % 3 == 1 { continue }")
        g.line("return i, x")
    for n in g.some(["0", "1", "100", "250", "99.5", "-5", "(0 / 0)", "\"7\""], 4):
        g.line(f"""try("{g.name('lf')} {condition.replace(chr(34), '')}", {f}, {n})""")
    start, stop = g.pick([
        ("140737488355320", "140737488355327"), ("-140737488355328", "-140737488355320"),
        ("2147483640", "2147483650"), ("0", "7"), ("-3", "3"), ("0.1", "2"),
        ("9007199254740990.0", "9007199254740998.0")
    ])
    step = g.pick(["++", " += 1", " += 2", " += 0.5", " *= 2"]) if start != "0" else "++"
    if step == " *= 2" and start.startswith("-"):
        step = "++"
    g.line("count, last := 0, nil")
    with g.block(f"for i := {start}; i {g.pick(['<', '<=', '!='])} {stop}; i{step}"):
        g.line("last = i")
        g.line("count++")
        g.line("if count > 40 { break }")
    g.line(f"""out("{g.name('lf')}", count, last)""")
    n = g.long_rounds()
    i, j = g.name("i"), g.name("j")
    total = g.declare("number", "0")
    with g.loop(f"for {i} := {n}; {i} {g.pick(['> 0', '>= 1', '> -1', '!= 0'])}; {i}{g.pick(['--', ' -= 1'])}", n):
        with g.loop(
            f"for {j} := {g.pick(['0', i])}; {j} < {i} + 3; {j} += {g.pick(['1', '2'])}" if g.chance(
                0.5
            ) else f"for {j} := 0; {j} < 4; {j}++",
            3
        ):
            g.line(f"if {j} > {i} + 2 || {j} > 20 {{ {g.pick(['break', 'continue'])} }}")
            g.line(f"{total} += {g.pick([j, i + ' % 7', '0.5', f'{i} * {j} % 11'])}")
    g.line(f"""out("{g.name('lf')}", {total})""")


def late_globals(g):
    """Globals and library functions that are assigned while loops use them."""
    v, f = g.name("gv"), g.name("gf")
    g.line(f"{v}_ := 0")
    g.line(f"{v} = {g.number_literal()}")
    g.line(f"{f} = func(x) {{ return x + 1 }}")
    n, i = g.long_rounds(), g.name("i")
    saved = g.pick(["math.floor", "string.upper", "type", "tostring", "math.abs"])
    argument = '"q"' if "upper" in saved else "-1.5"
    g.line(f"saved := {saved}")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"ok, r := pcall(func() {{ return {f}({v}) }})")
        g.line(f"""if ok && type(r) == "number" && r < 1e12 {{ {v} = r }}""")
        new = g.pick([
            "func(x) { return x * 2 }", "math.sqrt", "nil", "setmetatable({}, {__call: func(s, x) { return x - 1 }})",
            "5",
            "func(x) { return x .. 1 }"
        ])
        g.line(f"if {i} == {n // 2} {{ {f} = {new} }}")
        g.line(f"""if {i} == {n // 3} {{ {v} = {g.pick(['0.5', '"3"', 'nil', '{}', '140737488355327'])} }}""")
        g.line(f"""if {i} == {n // 4} {{ {saved} = func(x) {{ return "mine" }} }}""")
        g.line(
            f"""if {i} % {n // 4} == 1 {{ out("{g.name('gl')}", ok, r, {v}, {saved}({argument}), never_assigned) }}"""
        )
    g.line(f"{saved} = saved")
    g.line(f"""out("{g.name('gl')}", {v}, {saved}({argument}))""")


def wide(g):
    """More variables, arguments, results and constants than one register window has."""
    n = g.pick([200, 251, 255, 260, 300])
    names = [f"w{k}" for k in range(n)]
    form = g.between(0, 6) if g.chance(0.98) else 7
    f = g.name("wide")
    if form == 0:
        with g.function(f"{f} := func(a)"):
            for k, name in enumerate(names):
                g.line(f"{name} := {g.pick(['a', str(k), 'a + ' + str(k), '{}', name + ' || ' + str(k)])}")
            g.line(f"w3, w{n - 1} = w{n - 2}, w5")
            g.line(f"g1 := func() {{ w{n - 1} = 5 return w{n - 3} }}")
            g.line(f"""w{n - 4} = (type(w{n - 4}) == "number" && w{n - 4} || 0) + 1""")
            g.line(f"for i, v := range {{1, 2}} {{ w{n - 5} = v }}")
            g.line(f"return g1(), w{n - 1}, w3, w{n - 5}, w0, w{n - 4}, #{{{', '.join(names[-20:])}}}")
        g.line(f"""try("{f}", {f}, {g.number_literal()})""")
    elif form == 1:
        with g.function(f"{f} := func({', '.join(names)}{g.pick(['', ', ...'])})"):
            g.line(f"w{n - 1} = (w{n - 1} || 0) + w0")
            g.line(f"return w{n - 1}, w{n // 2}, w1")
        arguments = ", ".join(str(k * 3) for k in range(n)) + g.pick(["", ", unpack({1, 2, 3})"])
        g.line(f"""try("{f}", func() {{ return {f}({arguments}) }})""")
        g.line(f"""try("{f}", {f}, unpack(make([]int, {n}), 0, {n - 1}))""")
    elif form == 2:
        with g.function(f"{f} := func(x)"):
            results = ", ".join(g.pick([str(k), "x", f"x + {k}"]) for k in range(n))
            g.line(f"return {results}{g.pick(['', ', unpack({7, 8, 9})'])}")
        g.line(f"""out("{f}", select("#", {f}(1)), select({n - 3}, {f}(2)))""")
        g.line(f"t := {{0, {f}(3)}}")
        g.line(f"""out("{f}", #t, t[{n}])""")
    elif form == 3:
        elements = ", ".join(g.pick([str(k), f'"s{k}"', f"{k}.5", "nil"]) for k in range(n))
        g.line(f"{f} := {{{elements}, {g.pick(['1', 'unpack({1, 2})'])}}}")
        g.line(f"""out("{f}", #{f}, {f}[{n}], {f}[{n - 1}])""")
        g.line(f"o := {{{', '.join(f'f{k}: {k}' for k in range(n))}}}")
        g.line(f"""out("{f}", o.f0, o.f{n - 1}, table.count(o), o)""")
    elif form == 6:
        # Temporaries of one expression beyond all registers, and calls in the middle of them.
        g.line("id := func(...) { return ... }")
        inner, nested = "a", "0"
        for k in range(n // 4):
            nested = f"{k} + id({nested}{', ' + str(k) if k % 3 else ''})"
            inner = g.pick([f"id(a, {inner}, {k})", f"id({k}, a, {inner})", f"({k} + id(a, {inner}, a))"])
        g.line(f"""try("{f}", func() {{ return {nested} }})""")
        g.line(f"""try("{f}", func() {{ a := 3 return {inner} }})""")
        g.line(f"""try("{f}", func() {{ return {{{', '.join(f'id({k})' for k in range(n))}, id(1, 2)}} }})""")
        with g.function(f"{f} := func(a)"):
            for k in range(n - 20):
                g.line(f"w{k} := a")
            many = ", ".join(f"w{k}" for k in range(0, n - 20, 3))
            g.line(f"return id({many}, id(a, w1) + {nested}, id(w2, {{w3, w4, id(w5)}}, a .. w6 .. id(w7)))")
        g.line(f"""try("{f}", {f}, {g.number_literal()})""")
    elif form == 7:
        # More constants than 16 bits can number.
        g.line(f"{f} := {{{', '.join(f'{k}.5' for k in range(65600))}}}")
        g.line(f"""out("{f}", #{f}, {f}[65590], 0.25 + 99999.125)""")
    elif form == 4:
        g.line(f"""a, b := "A", 1""")
        g.line(f"{f} := {' .. '.join(g.pick(['a', 'b', chr(34) + '.' + chr(34), str(k)]) for k in range(n))}")
        g.line(f"""out("{f}", #{f}, {f})""")
        g.line(f"""out("{f}", {' + '.join(g.pick(['b', str(k), '(b * ' + str(k) + ')']) for k in range(n // 3))})""")
    else:
        with g.function(f"{f} := func(...)"):
            g.line(f"{', '.join(names)} := ...")
            g.line(f"{', '.join(names[:40])} = {', '.join(reversed(names[:40]))}")
            g.line(f"return w0, w39, w{n - 1}, #{{...}}")
        g.line(f"""try("{f}", {f}, unpack(make([]int, {n + 9}), 0, {n + 5}))""")
