"""Sections about sites: one instruction that has seen thousands of values of a kind, then sees another.

A compiler's code for an instruction is a fast path with tests in front. These sections look for the value that passes a
test it should have failed: numbers where representations end, kinds that change in the middle of a loop, tables that
change their elements, fields, metatables and ways of storage while a loop works on them, globals and captured variables
that are assigned from elsewhere. script_fuzz_sections.py says what a section is.
"""

from script_fuzz_generator import ARITH, FIELDS

# Where integers, doubles and their encodings end; roots and halves of those, for products and sums.
EDGES = [
    "0", "1", "(-1)", "2", "(-2)", "3", "7", "(-7)", "127", "(-128)", "128", "32767", "(-32768)", "32768", "65535",
    "65536", "2147483647", "2147483648", "(-2147483648)", "4294967295", "4294967296", "70368744177664",
    "(-70368744177664)", "140737488355327", "(-140737488355327)", "(-140737488355327 - 1)", "140737488355328.0",
    "(-140737488355329.0)", "140737488355327.0", "11863283", "(-11863284)", "11863284", "0.0", "(-0.0)", "1.0",
    "(-1.0)", "0.5", "(-0.5)", "2.5", "(-7.0)", "7.0", "3.7", "65536.0", "2147483648.0", "9007199254740992.0",
    "9007199254740991.0", "1e308", "(-1e308)", "5e-324", "2.2250738585072014e-308", "(1 / 0)", "(-1 / 0)", "(0 / 0)",
    "1e15", "4503599627370496.5", "0.1"
]
# Of these every pool has some: where an overflow, a sign or a NaN is forgotten, it is with them.
LIMITS = ["140737488355327", "(-140737488355327 - 1)", "(0 / 0)", "(-0.0)", "0", "140737488355328.0", "(-1)", "2.0"]
OTHERS = ['"5"', '" 2.5 "', '"x"', '""', "true", "false", "nil", "{}", "print", '"140737488355327"', '"-0"', "boxed"]
CONSTANTS = ["0", "1", "-1", "2", "3", "7", "100", "127", "-128", "128", "1000", "65536", "32767", "-32768", "32768",
             "0.5", "2.0", "-0.0", "1e300", "140737488355327", "-140737488355327", "70368744177664", "2.5", "10"]
COMPARE = ["<", "<=", ">", ">=", "==", "!="]

BOXED = """
boxed := setmetatable({v: 4}, {})
bm := getmetatable(boxed)
for i, e := range {"__add", "__sub", "__mul", "__div", "__mod", "__pow"} {
  bm[e] = func(a, b) { return e .. show(a == boxed) .. show(b == boxed && "box" || b) }
}
bm.__unm = func(a) { return a.v }
bm.__lt = func(a, b) { return a == boxed }
bm.__le = func(a, b) { return b == boxed && 1 || nil }
bm.__concat = func(a, b) { return "cat" }
"""


def pool(g, numbers, others):
    """A list of operands as a variable, without holes: nil stands as `absent`, which `got` turns back."""
    name = g.name("pool")
    values = g.some(LIMITS, 4) + g.some(EDGES, numbers - 4)
    values += [v if v != "nil" else "absent" for v in g.some(OTHERS, others)]
    if others and "boxed" not in values:
        values.append("boxed")
    g.random.shuffle(values)
    if "absent" in values:
        g.line("absent := {}")
    g.line(f"{name} := {{{', '.join(values)}}}")
    return name, "absent" in values


def pairs_of(g, name, absent, call, width):
    """Calls `call` (of a and b) on all pairs of a pool, a line of output for each first operand."""
    with g.loop(f"for i := 1; i <= #{name}; i++", width):
        g.line("row := {}")
        with g.loop(f"for j := 1; j <= #{name}; j++", width):
            g.line(f"a, b := {name}[i], {name}[j]")
            if absent:
                g.line("if a == absent { a = nil }")
                g.line("if b == absent { b = nil }")
            g.line(f"ok, r, s, t := pcall({call}, a, b)")
            g.line('more := s == nil && "" || ";" .. show(s) .. ";" .. show(t)')
            g.line("if ok { row[j] = show(r) .. more } else { row[j] = clip(show(r)) }")
        g.line(f'print("{g.name("e")}", i, table.concat(row, " "))')


def number_edges(g):
    """Arithmetic on all pairs of numbers at the limits of their representations, in each form of instruction."""
    others = g.pick([0, 0, 2, 5])
    with g.block("/* operands */"):
        if others:
            g.paste(BOXED)
        name, absent = pool(g, g.pick([9, 12, 15]) - others, others)
        for _ in range(g.between(2, 4)):
            f, op = g.name("ar"), g.pick(ARITH)
            k = g.pick(CONSTANTS)
            k = f"({k})" if k.startswith("-") else k
            body = g.pick([
                f"return a {op} b", f"return a {op} b, b {op} a, a {op} a", f"return a {op} {k}",
                f"return {k} {op} a, {k} {op} b",
                f"a {op}= b return a", f"a {op}= {k} return a, -a, b", f"c := a {op} b return c, c {op} a, c - c",
                f"return -a, -(-a), -(a {op} b)", f"return (a {op} b) {g.pick(ARITH)} (a {g.pick(ARITH)} {k}), a, b",
                f"s := a for i := 0; i < 3; i++ {{ s = s {op} b }} return s, i, a", "a++ b-- return a, b, a + b",
                f"return a + 1, a - 1, a + {k}", f"return a % b, a % {k}", f"return bit32.band(a, b), a {op} 1, a * a",
                f"c := b d := a {op} c a = c return d, c, a", "return a ** 2, b ** 0, (a % 7) ** 3",
                "return a / b, b / a, a / 2",
                f"t := {{a {op} b, a {op} {k}}} return t[1], t[2], #t",
                f"return math.floor(a {op} b), math.abs(b), math.max(a, b)"
            ])
            warm = g.pick(["", "for i := 0; i < 200; i++ { @(i, i + 1) }",
                           "for i := 1; i < 200; i++ { @(i * 0.5, i) }"])
            with g.function(f"func {f}(a, b)"):
                g.line(body)
            if warm:
                g.line(warm.replace("@", f))
            pairs_of(g, name, absent, f, 15)


def comparison_edges(g):
    """All comparisons on all pairs of odd operands: as values, in ifs, and at the top and bottom of loops."""
    others = g.pick([0, 2, 4])
    with g.block("/* operands */"):
        if others:
            g.paste(BOXED)
        name, absent = pool(g, g.pick([8, 11, 14]) - others, others)
        for _ in range(g.between(1, 3)):
            f, code = g.name("cm"), 1
            with g.function(f"func {f}(a, b)"):
                g.line("h, n := 0, 0")
                for _ in range(g.between(4, 10)):
                    right = g.pick(["b", "b", g.pick(CONSTANTS), g.pick(['nil', 'true', '"5"', 'a'])])
                    op = g.pick(COMPARE if right not in ("nil", "true", '"5"') else ["==", "!="])
                    test = g.pick(["a {} {}", "!(a {} {})"]).format(op, f"({right})" if right[0] == "-" else right)
                    form = g.between(0, 5)
                    if form <= 1:
                        g.line(f"if {test} {{ h += {code} }}{g.pick(['', f' else {{ h += {2 * code} n++ }}'])}")
                    elif form == 2:
                        g.line(f"c{code} := {test}")
                        g.line(f"if c{code} == true {{ h += {code} }}")
                    elif form == 3:
                        g.line(f"for {test} {{ h += {code} n++ if n % 3 == 0 {{ break }} }}")
                    elif form == 4:
                        g.line(f"h += {test} && {code} || 0")
                    else:
                        g.line(f"k{code} := 0")
                        g.line(f"for k{code} < 2 && ({test}) {{ k{code}++ h += {code} }}")
                    code *= 3
                g.line("return h, n")
            if g.chance(0.5):
                g.line(f"for i := 0; i < 200; i++ {{ pcall({f}, i, {g.pick(['i + 1', '100', 'i * 0.5'])}) }}")
            pairs_of(g, name, absent, f, 14)


def counters(g):
    """Counting loops whose counter, bound or step leaves the integers, changes its kind, or is changed by the body."""
    for _ in range(g.between(2, 5)):
        f, limit = g.name("ct"), g.pick([30, 100, 400])
        start = g.pick(["0", "1", "-5", "140737488355320", "(-140737488355320)", "0.5", "70368744177660", "1e15",
                        '"3"'])
        start, step = start, g.pick(["i++", "i += 2", "i += 0.25", "i -= 1", "i--", "i = i + step", "i *= 2",
                                     "i += step"])
        test = g.pick(["flag", "!stop", "i < n", "i <= n", "i != n", "i > n", "i >= n", "n > i", "!(i >= n)", "i < 140737488355327",
                       "i > -140737488355328", "i <= 100", "-50 < i"])
        with g.function(f"func {f}(n, step)"):
            g.line("rounds, h, last, flag, stop := 0, 0, nil, true, nil")
            with g.block(f"for i := {start}; {test}; {step}"):
                g.line("rounds++")
                g.line(f"if rounds > {limit} {{ break }}")
                if test in ("flag", "!stop"):
                    g.line("flag, stop = i < n, i >= n && i")
                g.line("h = mix(h, i)" if g.chance(0.6) else "h = (h * 7 + rounds) % 8191 last = i")
                for _ in range(g.between(0, 2)):
                    at = g.pick([3, 10, limit // 2])
                    g.line(f"if rounds == {at} {{ " + g.pick([
                        "i += 0.5", "n += 3", "n = n + 0.0", "i = i + 2", "step = 0.5", "step = -1", 'n = "x"',
                        "i = nil",
                        "continue", "i = 140737488355326", "i = -140737488355327", "n = 0 / 0", "return i, rounds, n",
                        "h = mix(h, pause(i))", "pcall(func() { i += 1 })"
                    ]) + " }")
                g.line("last = i")
            g.line("return rounds, h, last")
        for arguments in g.some(["10, 1", "0, 3", "140737488355327, 1", "99.5, 2", "-20, -1", "1e15, 1000", "0 / 0, 1",
                                 "nil, 1", "60, 0.5", "7"], 4):
            g.line(f'try("{g.name("ct")}", {f}, {arguments})')


def kind_changes(g):
    """One function with a dozen operators; its operands are of one kind for long, then of another."""
    kernel = g.name("kernel")
    statements = [
        "x = a + b", "y = a * 3 - x", "x = x % 1009", "z = a < b", "if a < x { y += 1 } else { y -= 1 }", "y = -y",
        "x += i", "t[i % 9] = a", "x = (t[i % 5] || 0) + x", "o.x = a", "y = o.x || y", "o.y = (o.y || 0) + 1",
        "z = a == b", "if z == true { x += 2 }", "y = #t + y", "if i % 3 == 0 && x != y { x = y }", "s = s .. i",
        "s = clip(s .. a)",
        "x = bit32.bxor(x, i)", "c = c + a * 0", "x = call(x, a)", "x, y = y, x", "f = func() { return x }", "x = f()",
        "for j := 0; j < 3; j++ { x += j }", "y = y / 2", "x = math.floor(x)", "x = x ** 2 % 10007", "t[#t + 1] = b",
        "if !(x <= y) { z = nil }", "x = math.max(x, i)", "y = y - b", "z = o.x", "o[i % 3] = x", "if b { y += 1 }",
        "x = pause(x)", "y = select(2, x, y)", "x = -x + 1", "s = #s > 40 && \"\" || s", "x = tonumber(x) || 3"
    ]
    chosen = [g.pick(statements) for _ in range(g.between(5, 14))]
    with g.function(f"func {kernel}(a, b, i, t, o)"):
        g.line('x, y, z, c, s, f := 1, 2, nil, 0, "", func() { return i }')
        g.line("call := func(p, q) { if q == nil { return p } return q }")
        with g.loop(f"for k := 0; k < {g.pick([2, 5, 12])}; k++", 12):
            for statement in chosen:
                g.line(statement)
        g.line("return x, y, z, s, c")
    n, i, phases = g.pick([200, 500, 1000]), g.name("i"), g.between(2, 5)
    kinds = ["I", "I + 1", "I * 0.5", "-I", "140737488355327 - I", "tostring(I)", '"s" .. I', "nil", "I % 2 == 0",
             "{I}", "I * 1.0",
             "1e300 * I", "0 / 0", "func() { return I }",
             "setmetatable({}, {__add: func(p, q) { return 1 }, __lt: func(p, q) { return true }})"]
    g.line("ta, oa, h := {}, {}, 0")
    g.line("pa, pb := 1, 2")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        for phase in range(phases):
            a, b = (g.pick(kinds[:5] if phase == 0 else kinds).replace("I", i) for _ in range(2))
            if phase:
                g.line(f"if {i} >= {n * phase // phases} {{ pa, pb = {a}, {b} }}")
            else:
                g.line(f"pa, pb = {a}, {b}")
        g.line(f"r := table.pack(pcall({kernel}, pa, pb, {i}, ta, oa))")
        g.line("h = mix(h, unpack(r, 1, r.n))")
        g.line(f"if {i} % {max(n // 12, 1)} == 1 {{ out(\"{g.name('kc')}\", h, r, #ta) }}")
    g.line(f'out("{g.name("kc")}", h, ta, oa)')


def table_events(g):
    """A get, a set and a sum, each at one place, on tables that are changed in every way as the loop runs."""
    t, n = g.name("tab"), g.pick([150, 400, 900])
    first = g.pick(["{}", "{1, 2, 3}", "{0.5}", "make([]bool, 8)", "make([]int, 40)", "make([]float64, 16)",
                    "{true, 2}", "{x: 1}"])
    g.line(f"{t} := {first}")
    get, put, total = g.name("get"), g.name("put"), g.name("sum")
    g.line(f"func {get}(t, k) {{ return t[k] }}")
    body = g.pick(["t[k] = v return t[k]", "t[k] = v return #t", "old := t[k] t[k] = v return old"])
    g.line(f"func {put}(t, k, v) {{ {body} }}")
    with g.function(f"func {total}(t, limit)"):
        g.line("s, count := 0, 0")
        g.line(g.pick([
            'for i := 0; i <= limit; i++ { v := t[i] if type(v) == "number" { s += v % 1000 count++ } }',
            "for k, v := range t { s = mix(s, k, v) count++ if count > limit { break } }",
            "for i, v := range ipairs(t) { s = mix(s, v) count++ }",
            "for i := 1; i <= #t && i <= limit; i++ { if t[i] { count++ } else { s++ } }"
        ]))
        g.line("return s, count")
    i, h = g.name("i"), g.name("h")
    key = g.pick([f"{i}", f"{i} % 50", f"#{t} + 1", f"{i} % 30 * 1.0", f"{i} % 2 == 0 && {i} || {i} % 7", f"{n} - {i}",
                  f"{i} % 3 == 0 && \"k\" .. {i} % 20 || {i} % 40", f"{i} * 2", f"{i} % 90 - 5"])
    phases = [f"{i}", f"{i} * 0.5", f"{i} % 2 == 0", f'"s" .. {i} % 5', "nil", "{}", f"{i} % 5 != 2 && {i} || nil",
              f"140737488355327 + {i}", "0 / 0", f"-{i}", f"{i} + 0.0", "print"]
    events = [
        f"{t}[#{t}] = nil", f"{t}.field = {i}", f"{t}[-1] = {i}", f"{t}[1e9] = {i}", f"{t}[{t}] = 1", f"{t}[0.5] = {i}",
        f"for j := 0; j < 30; j++ {{ {t}[\"d\" .. j] = j }}", f"for j := 0; j < 30; j++ {{ {t}[\"d\" .. j] = nil }}",
        f"for k := range {t} {{ {t}[k] = nil }}", f"setmetatable({t}, {{__index: func(t, k) {{ return k }}}})",
        f"setmetatable({t}, {{__index: {{7, 8, 9, field: 5}}}})", f"setmetatable({t}, nil)",
        f"setmetatable({t}, {{__newindex: func(t, k, v) {{ rawset(t, k, {i}) }}}})",
        f"setmetatable({t}, {{__newindex: {{}}}})",
        f"pcall(table.insert, {t}, 1, {i})", f"pcall(table.remove, {t})", f"{t} = {{}}", f"{t} = {{1, 2.5, \"x\"}}",
        f"{t}[2000] = {i}", f"for j := 0; j < 200; j++ {{ {t}[j] = j * 0.5 }}",
        f"for j := 200; j > 3; j-- {{ {t}[j] = nil }}",
        f"pcall(table.sort, {t}, func(a, b) {{ return show(a) < show(b) }})", f"{t} = \"text\"", f"{t} = {{{t}}}",
        f"for k, v := range {t} {{ {t}[k] = v }}", f"{t} = make([]int, 10)", f"{t}[nil] = 1", f"{t}[0 / 0] = 1",
        f"setmetatable({t}, {{__len: func(t) {{ return 3 }}}})", f"{t} = table.copy({t})",
        "collected := {} for j := 0; j < 50; j++ { collected[j] = {j} }"
    ]
    chosen = [(g.between(n // 8, n - 1), g.pick(events)) for _ in range(g.between(3, 8))]
    values = [g.pick(phases) for _ in range(g.between(2, 4))]
    g.line(f"{h} := 0")
    with g.loop(f"for {i} := 0; {i} < {n}; {i}++", n):
        g.line(f"v := {values[0]}")
        for number, value in enumerate(values[1:], 1):
            g.line(f"if {i} >= {n * number // len(values)} {{ v = {value} }}")
        g.line(f"k := {key}")
        g.line(f"ok, r := pcall({put}, {t}, k, v)")
        other = g.pick(["k", "k", f"{i} % 11", f"{i} % 40 - 3", f"{i} % 8 * 0.5", "#tostring(k)"])
        g.line(f"ok2, r2 := pcall({get}, {t}, {other})")
        g.line(f"{h} = mix({h}, ok, r, ok2, r2)")
        for at, event in chosen:
            when = f"{i} % 97 == {at % 97}" if event.startswith("pcall") else f"{i} == {at}"
            g.line(f"if {when} {{ {event} }}")
        g.line(f'if {i} % {n // 9} == 1 {{ out("{g.name("te")}", {h}, r, r2, {t}, pcall({total}, {t}, 60)) }}')
    g.line(f'out("{g.name("te")}", {h}, {t}, pcall({total}, {t}, 500))')


def shape_events(g):
    """Fields and methods at fixed places, of objects whose shape, prototype and field kinds change as the loop runs."""
    fields = g.some(FIELDS, g.between(2, 5))
    a, b = fields[0], g.pick(fields)
    proto, make, use = g.name("P"), g.name("make"), g.name("use")
    g.line(f"{proto} := {{{g.pick(['', 'shared: 1', a + ': 5'])}}}")
    g.line(f"{proto}.__index = {proto}")
    g.line(f"{proto}.act = func(self, n) {{ self.{a} = n return self.{b} }}")
    g.line(f"{proto}.get = func(self) {{ return self.{a} }}")
    literal = ", ".join(f"{f}: {g.pick(['i', '0.5', 'true', 'nil', '{i}', 'i * 2'])}" for f in fields)
    g.line(f"func {make}(i) {{ return setmetatable({{{literal}}}, {proto}) }}")
    with g.function(f"func {use}(o, n)"):
        g.line("h, x, y := 0, n, n * 0.5")
        for _ in range(g.between(3, 8)):
            g.line(g.pick([
                f"h = mix(h, o.{a})", f"o.{b} = n", f"h = mix(h, o:act(n))", f"h = mix(h, o:get())",
                f"o.{a} = (tonumber(o.{a}) || 0) + 1",
                f"h = mix(h, o.shared, o.absent)", f"o.{a}, o.{b} = o.{b}, o.{a}", f"f := o.get h = mix(h, f(o))",
                "o.extra = x", "o.extra = n o.more = x",
                f'o["{b}"] = y', f"if o.{a} == o.{b} {{ h += 1 }}", f"if o.{b} {{ h += 2 }}",
                f"h = mix(h, pcall(o.act, o, x))",
                f"o.{a} = nil", f"x = x + (tonumber(o.{b}) || 1)", f"h = mix(h, o[\"{a}\"], rawget(o, \"{b}\"))"
            ]))
        g.line("return h, x, y")
    n, i, o = g.pick([100, 300, 700]), g.name("i"), g.name("o")
    events = [
        f"{o}.{g.pick(FIELDS)} = {i}", f"{o}.{a} = nil", f'{o}.{b} = "text"', f"{o}.{a} = 0.5", f"{o}.{a} = {{}}",
        f"{proto}.act = func(s, n) {{ return n }}",
        f"{proto}.act = nil", f"{proto}.shared = {i}",
        f"{proto}.get = print == nil && 1 || func(s) {{ return \"new\" }}",
        f"{proto}.__index = func(t, k) {{ return func(s, n) {{ return k }} }}", f"{proto}.__index = {proto}",
        f"setmetatable({o}, nil)", f"setmetatable({o}, {{__index: {proto}}})",
        f"setmetatable({proto}, {{__index: {{absent: {i}, late: 1}}}})",
        f"for j := 0; j < 80; j++ {{ {o}[\"f\" .. j] = j }}", f"for j := 0; j < 80; j++ {{ {proto}[\"f\" .. j] = j }}",
        f"{o} = {make}({i})",
        f"{proto}.__newindex = func(t, k, v) {{ rawset(t, k, {i}) }}", f"{proto}.__newindex = nil",
        f"{o} = {{{b}: 1, {a}: 2, get: func() {{ return 9 }}, act: show}}",
        f"{proto} = {{}}", f"{o} = \"text\"", f"{o}[1] = {i}", f"{o}.act = func(s, n) {{ return \"own\" }}",
        f"rawset({proto}, \"get\", nil)"
    ]
    chosen = [(g.between(n // 8, n - 1), g.pick(events)) for _ in range(g.between(3, 8))]
    g.line(f"{o}, kept, h := {make}(0), {{}}, 0")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        if g.chance(0.5):
            with g.block(f"if {i} % {g.pick([1, 2, 30])} == 0"):
                g.line(f"kept[{i} % 5] = {o}")
                g.line(f"{o} = kept[({i} + 1) % 5] || {make}({i})")
        # A fresh object is what a place that adds fields has seen thousands of.
        g.line(f"r := table.pack(pcall({use}, {g.pick([o, o, f'{make}({i})'])}, {i}))")
        g.line("h = mix(h, unpack(r, 1, r.n))")
        for at, event in chosen:
            g.line(f"if {i} == {at} {{ pcall(func() {{ {event} }}) }}")
        g.line(f'if {i} % {n // 9} == 1 {{ out("{g.name("se")}", h, r, {o}) }}')
    g.line(f'out("{g.name("se")}", h, {o}, kept)')


def global_events(g):
    """Functions and variables of the outermost scope, assigned by what they call while they are in use."""
    v, f, k = g.name("gval"), g.name("gfun"), g.name("gfun")
    g.line(f"{v} = {g.pick(['0', '0.5', '1'])}")
    g.line(f"{f} = func(x, y) {{ return x }}")
    user, n, i = g.name("user"), g.pick([60, 200, 600]), g.name("i")
    new = ["func(x, y) { return y, x }", "func() { }", "func(x) { return x * 0.5 }", "math.max", "nil", "5", "show",
           "pause",
           "setmetatable({}, {__call: func(s, x) { return x - 1 }})", "func(...) { return #... }",
           "coroutine.wrap(func(x) { for { x = coroutine.yield(x) } })",
           f"func(x) {{ {f} = relay return {v} }}", f"func(x) {{ error(x) }}",
           f"func(x) {{ if x > 3 {{ return {f}(x / 2) }} return x }}"]
    values = ["0.5", "1", '"7"', "nil", "{}", "140737488355327", "true", "-0.0", f"func() {{ return {v} }}"]
    with g.function(f"func {user}(x)"):
        g.line("h, a, b := 0, x, x + 0.5")
        with g.loop(f"for j := 0; j < {g.pick([1, 4, 20])}; j++", 20):
            for _ in range(g.between(2, 5)):
                g.line(g.pick([
                    f"h = mix(h, {f}(j, a))", f"{v} = {v} + 1", f"h = mix(h, {v})", f"{k}(j)", f"a, b = b, {f}(a, b)",
                    f"h = mix(h, a, b)",
                    f"if {v} == j {{ h += 1 }}", f"p, q := {f}(x, j) h = mix(h, p, q)",
                    f"if {f} {{ h = mix(h, pcall({f}, j)) }}", f"{v} = h"
                ]))
        g.line("return h, a, b")
    with g.function(f"{k} = func(j)"):
        g.line("kcount = (kcount || 0) + 1")
        for _ in range(g.between(2, 5)):
            at = g.between(2, n)
            event = g.pick([f"{f} = {g.pick(new)}", f"{v} = {g.pick(values)}", f"{user} = show", f"{k} = drop"])
            g.line(f"if kcount == {at} {{ {event} }}")
    g.line("kcount, h := 0, 0")
    saved = g.name("saved")
    g.line(f"{saved} := {user}")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"r := table.pack(pcall({user}, {i}))")
        g.line(f"h = mix(h, unpack(r, 1, r.n))")
        g.line(f"pcall({k}, {i})")
        g.line(f'if {i} % {max(n // 10, 1)} == 1 {{ out("{g.name("ge")}", h, r, {v}, kcount) }}')
        g.line(f"if {i} % 50 == 0 {{ {user} = {saved} {v} = 1 }}")
        if g.chance(0.3):
            g.line(f"if {i} % 40 == 7 {{ {f} = {g.pick(new)} }}")
    g.line(f'out("{g.name("ge")}", h, {v}, kcount)')


def loop_captures(g):
    """Closures over variables of loops that are still running: read, changed, kept, called in between."""
    n, fs, i = g.pick([8, 40, 150]), g.name("fs"), g.name("i")
    g.line(f"{fs} := {{}}")
    total, x = g.name("total"), g.name("x")
    g.line(f"{total} := 0")
    heads = [f"for {i} := 0; {i} < {n}; {i}++", f"for {i} := {n}; {i} > 0; {i} -= 1",
             f"for {i} := 0; {i} < {n}; {i} = {total} % 3 + {i} + 1",
             f"for {i} := range {n}", f"for {i}, w := range make([]int, {n})", f"for {i} := 0.0; {i} < {n}; {i} += 0.5"]
    inner = g.name("j")
    with g.loop(g.pick(heads), 2 * n):
        g.line(f"{x} := {g.pick([i, f'{i} * 0.5', '0', '{}'])}")
        for _ in range(g.between(2, 5)):
            g.line(g.pick([
                f"{fs}[#{fs} + 1] = func() {{ return {i}, {x} }}",
                f"{fs}[#{fs} + 1] = func(d) {{ {x} = d || {i} return {x} }}",
                f"{fs}[#{fs} + 1] = func(d) {{ {i} = {i} + 0 return {i} }}",
                f"{fs}[#{fs} + 1] = func() {{ return func() {{ {total} += 1 return {total}, {i} }} }}",
                f"bump := func() {{ {i} += 1 return {i} }} if #{fs} % 5 == 2 {{ {total} += bump() }}",
                f"for {inner} := 0; {inner} < 3; {inner}++ "
                f"{{ {fs}[#{fs} + 1] = func() {{ {inner} += 10 return {inner}, {i} }} }}",
                f"for {inner} := 0; {inner} < 2; {inner}++ {{ {fs}[#{fs} + 1] = func() {{ return {inner} }} "
                f"if {inner} == {i} % 2 {{ continue }} {x} = {inner} }}",
                f"{total} = mix({total}, {i}, {x})",
                f"if #{fs} > 0 {{ {total} = mix({total}, pcall({fs}[#{fs}], 3)) }}",
                f"if #{fs} > 2 {{ {total} = mix({total}, {fs}[#{fs} - 1](0.5)) }}", f"{x} = {x} == nil && 1 || {x}",
                f"drive(func() {{ pause({x}) {x} = {i} }})", f"if {total} % 7 == 3 {{ continue }}",
                f"if {total} % 31 == 30 && #{fs} > 9 {{ break }}",
                f"elsewhere(func() {{ {x} = {i} {total} += 1 }})", f"pcall(func() {{ {x} = {total} error({i}) }})"
            ]))
        g.line(f"if #{fs} > 300 {{ break }}")
        g.line(f'if #{fs} % 11 == 1 {{ out("{g.name("lc")}", {i}, {x}, {total}, #{fs}) }}')
    for _ in range(2):
        with g.block(f"for k := 1; k <= #{fs}; k++"):
            g.line(f"r, s := {fs}[k](k)")
            g.line('if type(r) == "function" { r, s = r() }')
            g.line(f"{total} = mix({total}, r, s)")
            g.line(f'if k % 10 == 1 {{ out("{g.name("lc")}", r, s, {total}) }}')


def handlers(g):
    """Operators in a loop that now and then meet a table with a handler: one that changes, fails, pauses, is a table."""
    mt, n, i = g.name("mt"), g.pick([60, 200, 500]), g.name("i")
    g.line(f"{mt} := {{}}")
    box = g.name("box")
    g.line(f"{box} := setmetatable({{v: 3}}, {mt})")
    events = ["__add", "__sub", "__mul", "__div", "__mod", "__pow", "__unm", "__concat", "__len", "__eq", "__lt",
              "__le", "__call", "__index", "__newindex"]
    handler = lambda event: g.pick([
        "func(a, b) { return 7 }", "func(a, b) { return b, a }", "func(...) { return #... }", "func() { }",
        "func(a, b) { return nil }",
        "func(a, b) { return pause(5) }", "func(a, b) { error(b) }", "func(a, b) { return mix(3, b) }",
        "func(a, b) { return false }",
        "func(a, b) { return relay(mix, 1, b) }", "show", "setmetatable({}, {__call: func(s, a, b) { return b }})",
        "nil",
        *(["{v: 9, w: 8}", "setmetatable({}, {__index: {w: 5}})",
           "setmetatable({}, {__index: func(t, k) { return k }})"] if event == "__index" else []),
        *(["{}", "setmetatable({}, {__newindex: func(t, k, v) { rawset(t, k, 1) }})",
           "func(t, k, v) { rawset(t, k, v) }"] if event == "__newindex" else [])
    ])
    for event in g.some(events, g.between(5, 12)):
        g.line(f"{mt}.{event} = {handler(event)}")
    f = g.name("ops")
    with g.function(f"func {f}(a, b, i)"):
        g.line("h, p, q, r, s := 0, i, i * 0.5, \"s\", true")
        with g.loop(f"for k := 0; k < {g.pick([1, 3, 8])}; k++", 8):
            for _ in range(g.between(2, 6)):
                use = g.pick([
                    "x := a + b", "x := a - 1", "x := 3 * a", "x := a / b", "x := a % 7", "x := 2 - b", "x := -a",
                    "x := a .. b", 'x := "l" .. a .. k',
                    "x := #a", "x := a == b", "x := a != b", "x := a < b", "x := a >= b", "x := a(b, k)", "x := a.w",
                    "x := a[k]", "x := a:w(b)",
                    "x := 0 if a < b { x = 1 } else { x = 2 }", "x := 0 if !(a <= b) { x = 1 }",
                    "x := 0 for a > b { x++ if x > 2 { break } }",
                    "x := 0 for !(a == b) { x++ if x > 2 { break } }", "a[k] = b x := a[k]", "a.w = k x := a.w",
                    "x, y := a(b) h = mix(h, y)",
                    "x := {a(b, k)}", "x := a < 5", "x := 5 <= a", "x := 0 if a > 9 { x = 1 }", "x := relay(a, b)",
                    "x := a ** 2", "a += 1 x := a", "x := 1 a.w += 1"
                ])
                caught = f"ok, e := pcall(func() {{ {use} return x }}) h = mix(h, ok, e)"
                g.line("{ " + (f"{use} h = mix(h, x)" if g.chance(0.6) else caught) + " }")
        g.line("return h, p, q, r, s")
    g.line("h := 0")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"a, b := {g.pick([i, f'{i} * 0.5', f'{i} % 9'])}, {g.pick(['4', f'{i}', '2.5'])}")
        g.line(f"if {i} % {g.pick([2, 7, 30])} == 1 {{ a = {box} }}")
        g.line(f"if {i} % {g.pick([3, 8, 40])} == 2 {{ b = {g.pick([box, 'setmetatable({}, ' + mt + ')'])} }}")
        g.line(f"r := table.pack({g.pick(['pcall', 'drive'])}({f}, a, b, {i}))")
        g.line("h = mix(h, unpack(r, 1, r.n))")
        for _ in range(g.between(0, 2)):
            event = g.pick(events)
            g.line(f"if {i} == {g.between(n // 3, n)} {{ {mt}.{event} = {handler(event)} }}")
        g.line(f'if {i} % {n // 10} == 1 {{ out("{g.name("hd")}", h, r) }}')
    g.line(f'out("{g.name("hd")}", h, {box})')
