"""The sections of a program: each provokes one part of the runtime.

A section is a function of the generator whose docstring says what it is after; SECTIONS gives them weights. They are
written into functions, at top level, into coroutines or goroutines (`write`), so that the same code meets globals,
registers, cells and other stacks.

Most have the same plot: a loop of some hundred rounds that are all alike, long enough for any tier to believe in them,
then a round that is different.
"""

import script_fuzz_library as library
from script_fuzz_generator import ARITH, DEEP, FIELDS, ORDER

BINARY = ["__add", "__sub", "__mul", "__div", "__mod", "__pow", "__concat", "__eq", "__lt", "__le"]
OPERATOR = {"__add": "+", "__sub": "-", "__mul": "*", "__div": "/", "__mod": "%", "__pow": "**", "__concat": "..",
            "__eq": "==", "__lt": "<", "__le": "<="}

# A value of each sort, for operators that are to meet all of them.
POOL = ['1', '2', '(-7)', '140737488355327', '(-140737488355327 - 1)', '2147483648', '0', '0.5', '(-0.0)', '1e308', '(0 / 0)', '(1 / 0)',
        '5e-324', '9007199254740993.0', '3.0', '"5"', '" 2.5 "', '"x"', '""', 'true', 'false', 'nil', '{}', '{1, 2}', 'print',
        'setmetatable({}, meta)', 'setmetatable({v: 2}, meta)', 'func() { return 1 }', 'coroutine.create(print)', 'make(chan)']


def long_rounds(g):
    return g.pick([120, 300, 700, 1500])


def random_code(g):
    """Grammar-directed statements."""
    g.statements(g.between(6, 16), 3)


def arithmetic(g):
    """One loop over integers or floats near some limit, then far beyond it."""
    n = long_rounds(g)
    start = g.pick(["0", "1", "140737488355327 - 200", "-140737488355328 + 90", "2147483647 - 50", "0.5", "9007199254740900.0",
                    "1e300", "5e-324", "11863200", "1"])
    a, b = g.declare("number", start), g.declare("number", g.number_literal())
    c = g.declare("any", g.number_literal())
    i = g.name("i")
    with g.loop(f"for {i} := 0; {i} < {n}; {i}++", n):
        g.bind(i, "number")
        for _ in range(g.between(2, 5)):
            target = g.pick([a, a, b, c])
            g.line(g.pick([
                f"{target} = {a} {g.pick(ARITH)} {g.pick([i, b, c, g.number_literal()])}",
                f"{target} = {g.number_literal()} {g.pick(ARITH)} ({i} + 1)", f"{target} += {g.pick(['1', '3', '-2', i, '0.25', '100', '-128', '127'])}",
                f"{target} = ({a} + {i} * 7) % {g.pick(['1000', '97', '65536.0', '-13', '2.5'])}", f"{target} = -{b}",
                f"{target} = {a} * {g.pick(['3', '2', '1.5', '-1', i])} - {b}", f"{target} = bit32.{g.pick(['bxor', 'band', 'bor'])}({a}, {i})",
                f"{target} = ({i} % 3) ** {g.pick(['2', '5', '0', '-1', '47', '48'])}",
                f"if {a} {g.pick(ORDER)} {g.pick([b, '100', '0', '1e15', i])} {{ {target} = {g.number_literal()} }}"]))
        g.line(f"""if {i} % {n // 6} == 5 {{ print("{g.name('ar')}", {a}, {b}, {c}, {a} == {b}, {a} < {c}, math.type({a})) }}""")
    if g.chance(0.5):
        g.line(f"""{c} = {g.pick(['"12"', 'nil', '{}', 'true', '" 1e3 "'])}""")
        g.line(f"""out("{g.name('ar')}", {a}, {c} + 1)""")


def operators_on_everything(g):
    """One operator in one function: warmed up with one kind of operands, then given everything."""
    meta = g.name("meta")
    g.line(f"""meta := {{__add: func(a, b) {{ return "add" }}, __lt: func(a, b) {{ return true }}, __len: func() {{ return 7 }}}}""")
    if g.chance(0.6):
        for event in g.some(BINARY + ["__unm", "__call", "__tostring"], g.between(1, 5)):
            result = g.pick(["1", "nil", "false", '"r"', "a", "{}"]) if event != "__tostring" else '"M"'
            g.line(f"meta.{event} = func(a, b) {{ return {result} }}")
    g.line(f"{meta} := meta")
    op = g.pick(ARITH + ORDER + ["==", "!=", "**", ".."])
    constant = g.pick([str(g.between(-3, 200)), str(g.between(-3, 200)), "1", "-1", "100", "0.5", "\"k\"", "3", "nil", "true", "127", "-128", "1000", "2"])
    form = g.pick([f"return a {op} b", f"return a {op} {constant}", f"return {constant} {op} a", f"""if a {op} b {{ return "yes" }} return "no\"""",
                   f"""if a {op} {constant} {{ return "yes" }} return "no\"""", f"""if !(a {op} b) {{ return "no" }} return "yes\"""", "return -a",
                   "return #a", "return !a", f"a {g.pick(['+=', '-=', '*=', '/=', '%=', '..=', '**='])} b return a", "return a.x", "return a[b]",
                   "return a(b)", f"n := 0 for a {op} b {{ n++ if n > 2 {{ break }} }} return n",
                   f"n := 0 for a {op} {constant} {{ n++ if n > 2 {{ break }} }} return n", f"n := 0 for !(a {op} {constant}) {{ n++ if n > 2 {{ break }} }} return n",
                   f"if !(a {op} {constant}) {{ return \"no\" }} return \"yes\"", "return a:upper()", "a[b] = 1 return a[b]",
                   "n := 0 for x := range a { n++ if n > 9 { break } } return n"])
    if "**" in form:
        form = form.replace("return a **", "return near(a **", 1) + ")" if form.startswith("return a **") else "return near(a ** b)"
    f = g.name("op")
    g.line(f"func {f}(a, b) {{ {form} }}")
    warm = g.pick(["i, i + 1", "i + 0.5, i", "i, 2.5", "tostring(i), i", "{i}, 1", "\"a\", \"b\""])
    n = long_rounds(g)
    if g.chance(0.8):
        g.line(f"pcall(func() {{ for i := 1; i <= {n}; i++ {{ {f}({warm}) }} }})")
    # To range over a channel that nobody sends to would end the program.
    values = g.some([v for v in POOL if not (v.startswith("make") and "range" in form)], g.between(5, 12))
    g.line(f"pool := {{{', '.join(values).replace('nil', 'false')}}}")
    with g.block("for i, x := range pool"):
        with g.block("for j, y := range pool"):
            g.line(f"""try(i .. "{op}" .. j, {f}, x, y)""")
    g.line(f"""try("nil", {f}, nil, 1)""")
    g.line(f"""try("nil", {f}, 1)""")


def array_kinds(g):
    """An array whose elements change their kind, that gets holes, grows at both ends and shrinks."""
    t = g.declare("array", g.pick(["{}", "{1, 2, 3}", "{0.5}", "{true}", "make([]int, 5)", "make([]float64, 4)", "make([]bool, 6)", "make([]string, 3)",
                                   "make([]int, 0, 100)", "make(map[string]int)", "matrix.dense(2, 3)[0]", "{nil, 2}", "{\"a\", \"b\"}"]))
    total = g.declare("any", "0")
    for _ in range(g.between(2, 5)):
        n, i = long_rounds(g), g.name("i")
        first = g.pick(["0", "1", f"#{t} + 1", "3"])
        value = g.pick([i, i, f"{i} * 0.5", f"{i} % 2 == 0", f""""s" .. {i} % 10""", "{" + i + "}", "nil", f"({i} % 7 != 3) && {i} || nil",
                        f"{i} < {n // 2} && {i} || {i} / 2", f"""{i} < {n - 5} && {i} || "late\"""", f"140737488355327 - {n // 2} + {i}", "0 / 0", "func() { return " + i + " }"])
        with g.loop(f"for {i} := {first}; {i} < {n}; {i} += {g.pick(['1', '1', '1', '2', '3'])}", n):
            g.line(f"{t}[{g.pick([i, i, i, i + ' + 1', '#' + t + ' + 1', f'{i} * 1.0'])}] = {value}")
            if g.chance(0.3):
                g.line(f"if {i} % 50 == 7 {{ table.{g.pick(['insert', 'insert'])}({t}, {g.pick(['1, ' + i, i])}) }}")
            if g.chance(0.2):
                g.line(f"if {i} % 40 == 9 {{ table.remove({t}{g.pick(['', ', 1'])}) }}")
        g.line(f"""out("{g.name('arr')}", #{t}, {t}, {t}[0], {t}[{n // 2}], {t}[{n + 1}], {t}[-1], {t}[1.5])""")
        k, v = g.name("k"), g.name("v")
        with g.loop(f"for {k}, {v} := range {t}", n):
            g.line(g.pick([f"""if type({v}) == "number" {{ {total} += {v} % 1000 }}""", f"{total} = ({total} + #tostring(type({v}))) % 10007",
                           f"if {v} == {g.pick(['true', '3', '0.5', 'nil'])} {{ {total} += 1 }}"]))
        g.line(g.pick([f"""out("sum", {total})""", f"""try("sum", func() {{ s := 0 for i := 1; i <= #{t}; i++ {{ s += {t}[i] }} return s }})""",
                       f"""out("max", pcall(math.max, unpack({t}, 1, 20)))"""]))
    for _ in range(g.between(0, 3)):
        g.line(g.pick([f"{t}[{g.pick(['#' + t, '1', '0', '5'])}] = nil", f"{t}[2000] = 1", f"{t}[1e3] = 2", f"{t}[-3] = 3", f"{t}[140737488355327] = 4", f"{t}.x = 5",
                       f"for i := #{t}; i > 0; i-- {{ {t}[i] = nil }}", f"{t}[2 ** 53] = 6", f"{t}[0 / 0] = 7", f"{t}[nil] = 8"]))
        g.line(f"""out("{g.name('arr')}", #{t}, len({t}), table.count({t}), next({t}))""")


def shapes(g):
    """Objects built alike, then not: fields added, removed, of other types; metatables added late."""
    make, fields = g.name("make"), g.some(FIELDS, g.between(1, 6))
    literal = ", ".join(f"""{f}: {g.pick(['i', 'i', 'i * 0.5', '"s"', 'i % 2 == 0', 'nil', '{i}', 'show'])}""" for f in fields)
    with g.function(f"{make} := func(i)"):
        g.line(f"o := {{{literal}}}")
        for _ in range(g.between(0, 3)):
            f = g.pick(FIELDS)
            g.line(g.pick([f"if i % 50 == 30 {{ o.{f} = i }}", f"o.{f} = i", f"""if i > 200 {{ o.{f} = "late" }}""", f"if i % 91 == 90 {{ o.{f} = nil }}"]))
        if g.chance(0.3):
            g.line(f"if i > {g.pick([100, 250])} {{ setmetatable(o, {{__index: {{zz: i}}}}) }}")
        g.line("return o")
    use = g.name("use")
    a, b = g.pick(fields), g.pick(FIELDS)
    body = g.pick([f"return o.{a}", f"o.{a} = o.{b} return o.{a}", f"return (o.{a} || 0) == (o.{b} || 1)", f"""o.{b} = (type(o.{b}) == "number" && o.{b} || 0) + 1 return o.{b}""",
                   f"o[k] = o.{a} return o[k]", f"return o.{a} + o.{b}", f"o.{a} += 1 return o.{a}", "return o.zz"])
    g.line(f"{use} := func(o, k) {{ {body} }}")
    n, i, kept = long_rounds(g), g.name("i"), g.declare("any", "{}")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"o := {make}({i})")
        g.line(f"""ok, r := pcall({use}, o, {g.pick(['"' + a + '"', f'"k" .. {i} % {g.pick([3, 90])}'])})""")
        g.line(f"if {i} % 40 == 1 {{ {kept}[#{kept} + 1] = o }}")
        g.line(f"""if {i} % {n // 4} == 3 {{ out("{g.name('sh')}", ok, r, o) }}""")
    with g.block(f"for j, o := range {kept}"):
        f = g.pick(FIELDS)
        g.line(g.pick([f"o.{f} = j", f"o.{a} = nil", f"o.{a} = {{}}", f"o[j] = j", f"""setmetatable(o, {{__newindex: func(t, k, v) {{ rawset(t, k, "new") }}}}) o.{f} = 1"""]))
        g.line(f"""if j < 6 {{ out("kept", o, o.{f}, pcall({use}, o, "q")) }}""")


def dictionary(g):
    """A table as a map: beyond any number of fields, entries removed and set again, changed under iteration."""
    t, n = g.declare("object", g.pick(["{}", "{x: 1, y: 2}", "setmetatable({}, {})"])), g.pick([40, 70, 150, 400])
    i = g.name("i")
    key = g.pick([f""""k" .. {i}""", f""""k" .. {i} % 67""", i + " * 1000", f"{i} + 0.5", f"-{i}", f"""{i} % 3 == 0 && {i} * 5000 || "s" .. {i}""", "{}", f"string.char(97 + {i} % 26) .. {i} % 5"])
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"""{t}[{key}] = {g.pick([i, '"v" .. ' + i, '{' + i + '}', f'{i} % 11 != 0 && {i} || nil'])}""")
        if g.chance(0.4):
            g.line(f"""if {i} % {g.pick([5, 13])} == 0 {{ {t}["k" .. {i} - 3] = nil }}""")
        if g.chance(0.3):
            g.line(f"""if {i} == {n // 2} {{ setmetatable({t}, {{__index: func(t, k) {{ return "miss" }}}}) }}""")
        g.line(f"""if {i} % {n // 3} == 1 {{ out("{g.name('d')}", {t}.k7, {t}.missing, {t}.x, table.count({t})) }}""")
    k, v = g.name("k"), g.name("v")
    g.line("seen := 0")
    with g.loop(f"for {k}, {v} := range {t}", n):
        g.line(g.pick([f"seen++ if seen % 3 == 0 {{ {t}[{k}] = nil }}", f"seen++ {t}[{k}] = seen", f"seen += #tostring(type({k}))", f"seen++ if seen > {n // 2} {{ break }}"]))
    g.line(f"""out("{g.name('d')}", seen, table.count({t}), {t})""")
    g.line(f"for {k} := range table.keys({t}) {{ {t}[{k}] = nil }}")
    g.line(f"ks := table.keys({t})")
    g.line(f"for j := 1; j <= #ks; j++ {{ {t}[ks[j]] = nil }}")
    g.line(f"{t}.again = 1")
    g.line(f"""out("{g.name('d')}", next({t}), table.count({t}), rawget({t}, "x"))""")


def classes(g):
    """One call site, one to six classes; methods replaced, inherited, missing."""
    count, names = g.between(1, 6), []
    method = g.pick(["area", "go_", "val"])
    for number in range(count):
        c = g.declare("any", "{}", stem="C", fixed=True)
        g.line(f"{c}.__index = {c}")
        if names and g.chance(0.4):
            g.line(f"setmetatable({c}, {g.pick([names[-1], '{__index: ' + names[-1] + '}'])})")
        names.append(c)
        if number == 0 or g.chance(0.75):
            g.line(f"{c}.{method} = func(self, n) {{ {g.pick(['return self.x + n', 'self.x += n return self.x', f'return {number}', 'return n, self.x', 'return self.y', 'return self:other(n)', f'self.f{number} = n return self.f{number}'])} }}")
        if g.chance(0.6):
            g.line(f"func {g.name('unused')}() {{ return {c} }}")
            g.line(f"{c}.other = func(self, ...) {{ return {g.pick(['#...', 'self.x', '...', '...[1]', 'select(-1, ...)'])} }}")
    objects = g.declare("any", "{" + ", ".join(f"setmetatable({{x: {g.number_literal()}{', y: ' + str(k) if k % 2 else ''}}}, {c})" for k, c in enumerate(names)) + "}", fixed=True)
    n, i, last = long_rounds(g), g.name("i"), g.declare("any", "0")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        spread = g.pick([f"{i} % {count} + 1", f"{i} > {n // 2} && {i} % {count} + 1 || 1"])
        g.line(f"o := {objects}[{spread}]")
        g.line(g.pick([f"ok, r := pcall(func() {{ return o:{method}({i}) }})", f"ok, r := pcall(o.{method}, o, {i})"]))
        g.line(f"if ok {{ {last} = r }}")
        g.line(f"""if {i} % {n // 5} == 2 {{ out("{g.name('c')}", ok, r, o.x, {last}) }}""")
        if g.chance(0.6):
            c = g.pick(names)
            g.line(f"""if {i} == {g.pick([n // 2, n - 9])} {{ {c}.{method} = {g.pick(['func(self) { return "replaced" }', 'nil', '7', 'setmetatable({}, {__call: func(s, o, n) { return n }})'])} }}""")
    g.line(f"""try("{g.name('c')}", func() {{ return {objects}[1]:{g.pick(['nothing', method, 'x'])}() }})""")


def metamethods(g):
    """Every event: as function or table, chains, results of odd types, handlers that fail or come late."""
    mt, t, u = g.declare("any", "{}", fixed=True), g.name("t"), g.name("u")
    g.line(f"{t}, {u} := setmetatable({{v: 1}}, {mt}), setmetatable({{v: 2}}, {mt})")
    g.bind(t, "any"), g.bind(u, "any")
    events = g.some(BINARY + ["__unm", "__len", "__call", "__tostring", "__index", "__newindex"], g.between(3, 9))
    late = g.some(events, 2)
    n, i = g.pick([60, 200, 500]), g.name("i")

    def handler(event):
        if event in ("__index", "__newindex") and g.chance(0.3):
            return g.pick(["{q: 9}", "setmetatable({}, {__index: {deep: 1}, __newindex: func(t, k, v) { rawset(t, k, v) }})"])
        if event == "__newindex":
            return "func(t, k, v) { rawset(t, k, v == nil && 0 || v) }"
        if event == "__tostring":
            return g.pick(['func(a) { return "T" .. a.v }', "func() { return 3 }", 'func() { error("text") }'])
        if event == "__call":
            return "func(self, ...) { return #..., ... }"
        return g.pick(["func(a, b) { return a }", "func(a, b) { return (type(a) == \"table\" && a.v || 0) + (type(b) == \"table\" && rawget(b, \"v\") || 1) }",
                       "func(a, b) { return nil }", "func(a, b) { return false }", "func(a, b) { return \"s\", 2 }", "func(a, b) { error({code: 1}) }",
                       "func(a, b) { return {a, b} }", "func(a, b) { return 0 }"])

    for event in events:
        if event not in late:
            g.line(f"{mt}.{event} = {handler(event)}")
    uses = [f"""{t} {OPERATOR[e]} {g.pick([u, '1', '"s"', t, 'nil'])}""" for e in BINARY if e in events] + \
           [f"""{g.pick(['1', '2.5', '"s"'])} {OPERATOR[e]} {u}""" for e in BINARY[:7] if e in events] + \
           [f"-{t}", f"#{u}", f"{t}(1, nil, 3)", f"tostring({t})", f"{t}.q", f"{u}.deep", f"{t} >= {u}", f"{t} > {u}", f"{t} != {u}",
            f""""a" .. {t} .. "b" .. {u}""", f"""string.format("%s", {u})""", f"{t}[1] || 0", f"table.concat({{{t}}})", f"""string.join({{{u}, 1}}, "-")"""]
    chosen = g.some(uses, g.between(3, 7))
    results = g.name("r")
    g.line(f"{results} := {{}}")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        for event in late:
            g.line(f"if {i} == {g.pick([n // 2, n // 3])} {{ {mt}.{event} = {handler(event)} }}")
        for number, use in enumerate(chosen):
            g.line(f"ok, r := pcall(func() {{ return {use} }})" if g.chance(0.7) else f"""ok, r := pcall(func() {{ if {use} {{ return "T" }} return "F" }})""")
            g.line(f"{results}[{number}] = r")
        g.line(f"""{t}["new" .. {i} % 4] = {i}""")
        g.line(f"""if {i} % {n // 4} == 1 {{ out("{g.name('mm')}", {results}, rawget({t}, "new1")) }}""")
    if g.chance(0.2):
        g.line("chain := {}")
        g.line(f"for i := 0; i < {g.pick([3, 49, 50, 51, 60])}; i++ {{ chain = setmetatable({{}}, {{__index: chain, __newindex: chain, __call: chain}}) }}")
        g.line("try(\"chain\", func() { return chain.zzz })")
        g.line("try(\"chain\", func() { chain.zzz = 1 return rawget(chain, \"zzz\") })")
        g.line("try(\"chain\", func() { return chain(1) })")


def closures(g):
    """Captured variables, by copy and by cell, of loops and outside; many closures over one variable."""
    fs, n, i = g.declare("any", "{}", fixed=True), g.pick([5, 40, 300]), g.name("i")
    total = g.declare("number", "0")
    head = g.pick([f"for {i} := 0; {i} < {n}; {i}++", f"for {i} := range {n}", f"for {i}, w := range table.keys(make([]int, {n}))"])
    with g.loop(head, n):
        x = g.declare("number", g.pick([i, f"{i} * 2", g.number_literal()]))
        g.line(g.pick([f"{fs}[{i}] = func() {{ return {i} + {x} }}", f"{fs}[{i}] = func(d) {{ {x} += d || 1 return {x} }}",
                       f"{fs}[{i}] = func() {{ {total} += {x} return {total} }}", f"{fs}[{i}] = func() {{ return func() {{ {x} += {i} return {x} }} }}",
                       f"{fs}[{i}] = func(d) {{ {i} += 1 return {i} }}"]))
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
    g.line(f"""for j := 0; j < {n}; j++ {{ inc() if j == {n // 2} {{ set({g.pick(['0.5', '140737488355327', '"8"', '-3'])}) }} }}""")
    g.line(f"""out("{g.name('cl')}", get())""")


def varargs(g):
    """Any number of arguments and results, through select, unpack, pack, pcall and tables."""
    f = g.name("va")
    rest = g.pick(["...", "rest...", "...rest"])
    first = g.pick(["", "a, ", "a, b, "])
    body = g.pick(["return ...", "return #..., ...", "return ...[1], ...[#...], ...[0], ...[2.0]", "t := {...} return #t, t", "t := {1, ..., ...} return len(t)",
                   "return select(2, ...)", "return (...)", "n := 0 for i, v := range ... { n += i if v == nil { n += 100 } } return n",
                   "return pcall(func(...) { return ... }, ...)", "x, y, z := ... return z, y, x", "return unpack({...}, 1, #...)", "return select(\"#\", ...), select(-1, ...)",
                   "return math.max(0, ...)", "return table.pack(...).n", "if #... > 3 { return } return ..., \"end\""])
    with g.function(f"{f} := func({first}{rest})"):
        if "rest" in rest:
            g.line("rest[1] = rest[1] || \"none\"")
            body = g.pick([body, "return #rest, rest", "return unpack(rest)", "return rest[2], ..."])
        if first and g.chance(0.4):
            g.line("if a == nil { return }")
        g.line(body)
    calls = ["", "1", "1, 2, 3", "nil", "nil, nil", "1, nil, 3", f"{f}(1, 2)", f"""0, {f}("x", "y")""", f"{f}(1), {f}(2)", "unpack({1, 2, 3, 4, 5})",
             "unpack({}, 1, 40)", "unpack({9, 8}, 0, 3)", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10", "print", "(unpack({1, 2}))"]
    for arguments in g.some(calls, 6):
        g.line(g.pick([f"""try("{g.name('va')}", {f}{', ' if arguments else ''}{arguments})""", f"""try("{g.name('va')}", func() {{ return {f}({arguments}) }})""",
                       f"""a1, a2, a3 := {f}({arguments})\n{'  ' * g.indent}out("{g.name('va')}", a1, a2, a3)""" if g.chance(0.3) else f"""try("{g.name('va')}", func() {{ return {{{f}({arguments}), {f}({arguments})}} }})"""]))
    n, i = long_rounds(g), g.name("i")
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
        g.line(g.pick([f"return {f}(n - 1, x)", f"return {h}(n - 1, {{x}})", f"a := {f}(n - 1, x) b := {h}(n - 2, a) return a, b",
                       f"return ({f}(n - 1, n % 2 == 0 && x || n))", f"return pcall({f}, n - 1, x)", f"if n == 3 {{ error({{deep: n}}) }} return {h}(n - 1, n)"]))
    with g.function(f"{h} = func(n, x)"):
        g.line(f"if n <= 0 {{ return {g.pick(['x', 'nil', 'x .. n', '#x'])} }}")
        g.line(g.pick([f"return {f}(n - 1, x)", f"return {h}(n - 1, x)", f"r := {f}(n - 1, n) return r", f"return n + {f}(n - 1, x)"]))
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
        g.line(f"""try("overflow", func() {{ return {g.pick(['loop + 1', 'tostring(setmetatable({}, {__tostring: func(s) { return tostring(s) }}))'])} }})"""
               if g.chance(0.3) else "func nest(n) { return table.map({1}, func(x) { return nest(n + 1) }) }\n" + "  " * g.indent + "try(\"nest\", nest, 0)")


def yielding(g):
    """Coroutines that pause in all places from which one can pause."""
    place = g.pick([
        "for i := 1; i <= 5; i++ { coroutine.yield(i) }",
        "print(pcall(func() { coroutine.yield(1) error(\"after\") }))",
        "t := setmetatable({}, {__add: func(a, b) { return coroutine.yield(\"add\") }, __index: func(t, k) { return coroutine.yield(k) }, __lt: func(a, b) { return coroutine.yield(\"lt\") }, __eq: func(a, b) { return coroutine.yield(\"eq\") }, __concat: func(a, b) { return coroutine.yield(\"cat\") }, __call: func(s, x) { return coroutine.yield(x) }, __newindex: func(t, k, v) { coroutine.yield(v) }, __len: func(t) { return coroutine.yield(\"len\") }, __unm: func(t) { return coroutine.yield(\"unm\") }}) u := setmetatable({}, getmetatable(t)) out(\"in\", t + 1, t.foo, t < u, t == u, t .. \"x\" .. u .. 1, t(5), #t, -t, t > u, !(t != u)) t.z = 3 if t < u { out(\"lt\") } n := 0 for t < u { n++ if n > 2 { break } }",
        "t := {3, 1, 2} table.sort(t, func(a, b) { coroutine.yield(a) return a < b }) out(\"sorted\", t)",
        "out(\"gsub\", string.gsub(\"abc\", \"%w\", func(c) { return coroutine.yield(c) }))",
        "for k, v := range func(s, c) { return coroutine.yield(\"it\") } { out(\"got\", k, v) }",
        "out(\"map\", table.map({1, 2}, func(x) { return coroutine.yield(x) }), table.reduce({1, 2, 3}, func(a, x) { return coroutine.yield(a) }, 0))",
        "out(\"tostring\", pcall(tostring, setmetatable({}, {__tostring: func() { return coroutine.yield(\"ts\") }})))",
        "out(\"x\", xpcall(func() { coroutine.yield(1) error(coroutine.yield(2)) }, func(e) { return coroutine.yield(\"h\") }))",
        "inner := coroutine.wrap(func() { coroutine.yield(10) coroutine.yield(coroutine.isyieldable()) }) coroutine.yield(inner()) coroutine.yield(inner()) inner() inner()",
        "func deep(n) { if n == 0 { return coroutine.yield(\"deep\") } r := deep(n - 1) return r } out(\"deep\", deep(40))",
        "coroutine.yield() coroutine.yield(nil, nil) coroutine.yield(1, 2, 3, 4, 5, 6, 7, 8) return 9, 10",
        "t := {} for i := 1; i <= 300; i++ { t[i] = i coroutine.yield(#t) } return \"long\"",
        "error({code: coroutine.yield(1)})"])
    mode = g.pick(["resume", "wrap", "range"])
    value = g.pick(["j", "nil", "true", "j * 0.5", "\"v\" .. j", "j % 2 == 0 && j || nil"])
    f = g.name("body")
    with g.function(f"{f} := func(a, b)"):
        for statement in [place] + ([g.pick(["coroutine.yield(a, b)", "out(\"args\", a, b)"])] if g.chance(0.5) else []):
            g.line(statement)
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
    g.line(f"for i := 1; i <= {g.pick([3, 60])}; i++ {{ cos[i] = coroutine.wrap(func(x) {{ for {{ x = coroutine.yield(x + i) }} }}) }}")
    g.line("sum := 0")
    g.line("for round := 1; round <= 5; round++ { for i, c := range ipairs(cos) { sum += c(round) } }")
    g.line(f"""out("{g.name('cos')}", sum)""")
    if g.chance(0.4):
        g.line(f"""try("{g.name('co')}", {g.pick(['coroutine.yield, 1', 'coroutine.resume, coroutine.create(print), "from native"', 'coroutine.wrap(coroutine.yield), 5', 'func() { c := nil c = coroutine.create(func() { return coroutine.resume(c) }) return coroutine.resume(c) }'])})""")


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
        g.line(f"for i := 0; i < {g.pick([3, 30])}; i++ {{ from, to := last, make(chan{capacity}) last = to go func() {{ for v := range from {{ to <- v + 1 }} close(to) }}() }}")
        g.line(f"go func() {{ for i := 1; i <= {n // 5 + 1}; i++ {{ first <- {g.pick(['i', 'i * 0.5', 'i * 140737488355'])} }} close(first) }}()")
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
        g.line(f"""try("bad", func() {{ {g.pick(['x := <-5', 'nil <- 1', 'x := make(chan, -1)', 'close(nil)', 'x := make(chan, "x")', 'v := 5 go v()', 'go (nil)()', 'x := make([]int, -1)', 'x := make([]int, {})'])} }})""")
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
        g.line(f"go func() {{ for i := range {n} {{ if i % 2 == 0 {{ pcall(func() {{ ch <- i if i % 4 == 0 {{ error(i) }} }}) }} else {{ ch <- -i }} }} close(ch) }}()")
        g.line("t := {}")
        g.line("for v := range ch { table.insert(t, v) }")
        g.line(f"""out("{g.name('go')}", #t, t)""")


def errors(g):
    """Errors of all kinds, caught, changed, raised again, across coroutines and natives."""
    value = g.pick(['"text"', "{code: 7}", "nil", "12", "0.5", "false", "print", 'setmetatable({}, {__tostring: func(e) { return "E" }})'])
    fault = g.pick([f"error({value})", f"error({value})", "x := nil x.y = 1", "x := nil return x.y", "return 1 + {}", "return #5", "(nil)()", "return {} < {}", "return 1 < \"2\"",
                    "return 1 % 0", "return \"a\" .. {}", "for k := range 1.5 { }", "x := 5 x:go_()", "string.rep()", "return -{}", "return 2 ** {}", "s := \"x\" s.y = 1",
                    "return (1)[2]", "return 5 % 0.0", "assert(false)", f"assert(nil, {value})", "assert(1 == 2, \"no\", 3)", "undefined_function()", "o := {} o.a.b.c = 1",
                    "return coroutine.yield()", "return math.floor({}) .. nil", "string.format(\"%d\")", "return (\"x\"):bad()", "return pcall()", "return xpcall(print)",
                    "return string.gsub(\"a\", \"a\", print)", "return next({}, \"no\")", "return setmetatable(1, {})", "return ipairs()", "return select(0)"])
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


def text_building(g):
    """Long texts piece by piece, ropes read in the middle, numbers in texts, slices of slices."""
    s, n, i = g.declare("any", g.pick(['""', '"start"', '"é"'])), long_rounds(g), g.name("i")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"""{s} = {g.pick([f'{s} .. {i}', f'{s} .. "ab" .. {i} % 7', f'{i} .. {s}', f'{s} .. {i} * 0.5 .. ","', f'{s} .. string.char(65 + {i} % 26)', f'"<" .. {s} .. ">"', f'{s} .. ({i} % 100 == 0 && {s}:sub(1, 50) || "")'])}""")
        if g.chance(0.3):
            g.line(f"{s} ..= {g.pick([i, s + ':sub(1, 3)', '9'])}")
        if g.chance(0.4):
            g.line(f"if {i} % 97 == 50 {{ {s} = {s}:{g.pick(['sub(2)', 'sub(1, -3)', 'upper()', 'sub(10, 300)', 'reverse()', 'rep(2):sub(1, 400)'])} }}")
        if g.chance(0.5):
            g.line(f"""if {i} % 61 == 3 {{ out("{g.name('s')}", {g.pick([f'#{s}', f'{s}:byte(-1)', f'{s}:sub(-5)', f'{s} < "m"', f'{s} == {s} .. ""', f'{s}:find("9", 1, true)'])}) }}""")
    t = g.name("t")
    g.line(f"{t} := {{}}")
    g.line(f"{t}[{s}] = 1")
    g.line(f"""out("{g.name('s')}", #{s}, {s}, {t}[{s} .. ""], {t}[{s}:sub(1)])""")
    g.line(f"""words := {s}:split({g.pick(['"1"', '""', '","'])})""")
    g.line(f"""out("{g.name('s')}", #words, table.concat(words, "/"):sub(1, 50))""")
    g.line("count := 0")
    g.line(f"""for w := range string.gmatch({s}, "{g.pick(['%d+', '%a', '[02468]', '(.)(.)'])}") {{ count += #w }}""")
    g.line(f"""out("{g.name('s')}", count, {s}:gsub("%d", {g.pick(['""', '"<%0>"', '{["1"]: "one"}', 'func(d) { return d * 2 }'])}))""")
    for _ in range(g.between(2, 6)):
        a, b = g.pick(["1", "2.0", "-0.0", "1e100", "0.1", "\"x\"", "1e15", "140737488355327", "(0 / 0)"]), g.pick(["\"y\"", "2", "2.5", "(1 / 0)"])
        g.line(f"""out("{g.name('s')}", {a} .. {b}, {b} .. {a} .. {b}, tostring({a}), tonumber("{g.pick(['12', '1e3', '.5', '5.', 'inf', 'nan', '0x1', '', ' 3 ', '1e', '140737488355328', '-0', '4.9e-324', '1e400'])}"))""")


def library_calls(g):
    """Library functions on random arguments."""
    for _ in range(g.between(12, 30)):
        if g.chance(0.1):
            g.declare(g.pick(["array", "object", "text", "number"]))
        call, rounded = library.random_call(g)
        text = f"near({call})" if rounded else call
        body = f"return {text}" if not g.chance(0.1) else f"for i := 0; i < {g.pick([3, 200])}; i++ {{ {call if not call.startswith('(') else 'near(' + call + ')'} }} return {text}"
        if call.startswith("table.") and g.chance(0.4):
            # What the call leaves in its arguments shows as well.
            array = g.pick(g.variables("array")) if g.variables("array") else "{}"
            body = f"return {text}, {array}"
        g.line(f"""try("{g.name('l')}", func() {{ {body} }})""")


def patterns(g):
    """find, match, gmatch, gsub and format, on what their small languages allow."""
    s = g.declare("text", g.pick(['"hello world from Lua"', '"k=v, a=b; x = (1 (2) 3) <t>"', '"THE (quick) fox, 42 and 3.14"', '"  a,b,,c  "', '"aéb\\tc\\n"', '""', '"<a><b>_x1"', '"aaabbbccc" .. string.char(0, 255, 200) .. "end"']))
    for _ in range(g.between(8, 20)):
        p = library.random_pattern(g)
        g.line(f"""try("{g.name('p')}", func() {{ {g.pick([f'return {s}:find("{p}")', f'return {s}:match("{p}")', f'return {s}:find("{p}", {g.pick(["1", "3", "-4", "99"])}, {g.pick(["true", "false"])})',
            f'return {s}:gsub("{p}", {g.pick(library.REPLACEMENTS)})', f'n := 0 for a, b := range {s}:gmatch("{p}") {{ n++ out("m", a, b) if n > 4 {{ break }} }} return n',
            f'return string.match("{p}", "{library.random_pattern(g)}")'])} }})""")
    for _ in range(g.between(6, 16)):
        arguments = [g.pick([g.number_literal(), g.number_literal(), g.real(), g.text_literal(), "nil", "true", "65", "233", "8364", "128512", "1e15"]) for _ in range(g.between(1, 3))]
        g.line(f"""try("{g.name('f')}", string.format, "{library.random_format(g)}", {', '.join(arguments)})""")


def files(g):
    """A file written and read back, in all modes."""
    path = f"fuzz_file_{g.seed}.txt"
    g.line(f"""path := "{path}\"""")
    g.line("""f, e := io.open(path, "w")""")
    g.line(f"""f:write(show({g.text(1)}), "\\n", {g.number_literal()}, "\\n12 0.5 x\\n", show({g.text(1)}))""")
    if g.chance(0.5):
        g.line(f"""for i := 0; i < {g.pick([3, 500])}; i++ {{ f:write(i, ",", i * 0.5, i % 10 == 0 && "\\n" || " ") }}""")
    g.line("f:close()")
    g.line("""try("closed", func() { return f:read("l") })""")
    mode = g.pick(["r", "r+", "a+", "w+", "a", "q"])
    g.line(f"""f, e = io.open(path, "{mode}")""")
    for _ in range(g.between(2, 6)):
        g.line(f"""try("{g.name('io')}", func() {{ return {g.pick(['f:read("l")', 'f:read("n")', 'f:read("a")', 'f.read(f, "*l")', 'f.read("n")', 'f:read("z")', 'type(f:write("more", 1))', 'f:read()'])} }})""")
    g.line("try(\"close\", func() { return f:close() })")
    g.line("count := 0")
    g.line("for l := range io.lines(path) { count += 1 + #l }")
    g.line(f"""out("{g.name('io')}", count, os.remove(path), os.remove(path))""")


def sorting(g):
    """sort, and what else the table library does to long arrays."""
    t, n = g.declare("array", "{}"), g.pick([7, 40, 300])
    i = g.name("i")
    value = g.pick([f"({i} * 7919) % 1009", f"({i} * 7919 % 1009) / 4", f""""k" .. ({i} * 31) % 97""", f"{i} % 5", f"{{k: {i} * 13 % 29}}", f"""{i} % 4 == 0 && "s" .. {i} || {i}""", f"math.random(100)", f"{i} % 9 == 0 && 0 / 0 || {i} * 17 % 31"])
    g.line(f"for {i} := 1; {i} <= {n}; {i}++ {{ {t}[{i}] = {value} }}")
    less = g.pick(["", "func(a, b) { return a > b }", "func(a, b) { return show(a) < show(b) }", "func(a, b) { return (a.k || 0) < (b.k || 0) }", "func(a, b) { return true }",
                   "func(a, b) { return math.random() < 0.5 }", "func(a, b) { if math.random(50) == 1 { error(\"sort\") } return show(a) < show(b) }",
                   f"func(a, b) {{ {t}[math.random({n})] = {t}[1] return show(a) < show(b) }}", f"func(a, b) {{ {t}[#{t}] = nil return type(a) < type(b) }}"])
    g.line(f"""try("{g.name('sort')}", func() {{ table.sort({t}{', ' + less if less else ''}) return #{t} }})""")
    g.line(f"""out("{g.name('sort')}", {t}, #{t})""")
    for call in g.some(["reverse({t})", "unique({t})", "slice({t}, 2, 9)", "concat({t}, \",\", 1, 3)", "indexOf({t}, {t}[3])", "contains({t}, 5)", "zip({t}, {t})", "move({t}, 1, 5, 3)",
                        "filter({t}, func(x) { return type(x) == \"number\" })", "map({t}, type)", "reduce({t}, func(a, x) { return a + 1 }, 0)", "flatten({{t}, {t}})", "count({t})",
                        "fromArray({t}, show)", "insert({t}, 3, \"new\")", "remove({t}, 2)", "insert({t}, 0)", "remove({t})", "copy({t})", "merge({t}, {a: 1})"], 6):
        g.line(f"""try("{g.name('sort')}", func() {{ return table.{call.replace('{t}', t)} }})""")


def ranges(g):
    """range over all there is, nested, with breaks; iterators of all makes."""
    source = g.pick(["10", "0", "-3", "2.0", "\"héllo\"", "\"\"", "{1, 2, nil, 4}", "{x: 1, y: 2, 3}", "ipairs({5, 6, nil, 8})", "pairs({a: 1, b: 2})", "unpack({next, {q: 1, 7}})", "string.gmatch(\"k=v a=b\", \"(%w)=(%w)\")",
                     "coroutine.wrap(func() { for i := 0; i < 4; i++ { coroutine.yield(i, i * i) } })", "setmetatable({1, 2}, {__index: {3}, __len: func() { return 9 }})",
                     "unpack({func(s, c) { if c < s { return c + 1, c * 2 } }, 5, 0})", "setmetatable({}, {__call: func() { return nil }})", "true", "nil", "print", "matrix.dense(2, 2)", "make([]bool, 4)"])
    n = g.pick([1, 50, 200])
    f = g.name("walk")
    with g.function(f"{f} := func(limit)"):
        g.line("n, last, other := 0, nil, nil")
        outer = g.chance(0.4)
        if outer:
            g.line("for o := range 3 {")
            g.indent += 1
        two = g.chance(0.7)
        with g.block(f"for k{', v' if two else ''} := range {'(' + source + ')' if source.startswith('{') else source}"):
            g.line("n++")
            g.line(g.pick(["if n > limit { break }", "if n == limit { return n, \"early\" }", "if n % 2 == 0 { continue }"]))
            if g.chance(0.4):
                g.line(f"for j := 0; j < {g.pick([2, 5])}; j++ {{ if j == n % 3 {{ continue }} if j > 3 {{ break }} n += 0 }}")
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
    conditions = ["i < n", "i <= n", "n > i", "n >= i", "i != n", "!(i == n)", "!(i >= n)", "!(i > n)", "i < 140", "i <= 140", "!(140 < i)", "!(140 <= i)", "140 > i",
                  "state != \"end\"", "!(state == \"end\")", "flag", "!stop", "stop == nil", "stop != true", "i < n && flag", "flag || i < n", "!(flag == stop)", "flag != stop", "x < y", "x <= y",
                  "!(x > y)", "!(x >= y)", "state == first", "i < n - 0.5", "-i > -n", "!(-i < -140)", "!(-i <= -140)", "-i > -140", "-i >= -140", "!(i < n) == false", "stop == false || stop == nil"]
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
    start, stop = g.pick([("140737488355320", "140737488355327"), ("-140737488355328", "-140737488355320"), ("2147483640", "2147483650"), ("0", "7"), ("-3", "3"), ("0.1", "2"), ("9007199254740990.0", "9007199254740998.0")])
    step = g.pick(["++", " += 1", " += 2", " += 0.5", " *= 2"]) if start != "0" else "++"
    if step == " *= 2" and start.startswith("-"):
        step = "++"
    g.line("count, last := 0, nil")
    with g.block(f"for i := {start}; i {g.pick(['<', '<=', '!='])} {stop}; i{step}"):
        g.line("last = i")
        g.line("count++")
        g.line("if count > 40 { break }")
    g.line(f"""out("{g.name('lf')}", count, last)""")
    n = long_rounds(g)
    i, j = g.name("i"), g.name("j")
    total = g.declare("number", "0")
    with g.loop(f"for {i} := {n}; {i} {g.pick(['> 0', '>= 1', '> -1', '!= 0'])}; {i}{g.pick(['--', ' -= 1'])}", n):
        with g.loop(f"for {j} := {g.pick(['0', i])}; {j} < {i} + 3; {j} += {g.pick(['1', '2'])}" if g.chance(0.5) else f"for {j} := 0; {j} < 4; {j}++", 3):
            g.line(f"if {j} > {i} + 2 || {j} > 20 {{ {g.pick(['break', 'continue'])} }}")
            g.line(f"{total} += {g.pick([j, i + ' % 7', '0.5', f'{i} * {j} % 11'])}")
    g.line(f"""out("{g.name('lf')}", {total})""")


def late_globals(g):
    """Globals and library functions that are assigned while loops use them."""
    v, f = g.name("gv"), g.name("gf")
    g.line(f"{v}_ := 0")
    g.line(f"{v} = {g.number_literal()}")
    g.line(f"{f} = func(x) {{ return x + 1 }}")
    n, i = long_rounds(g), g.name("i")
    saved = g.pick(["math.floor", "string.upper", "type", "tostring", "math.abs"])
    argument = '"q"' if "upper" in saved else "-1.5"
    g.line(f"saved := {saved}")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"ok, r := pcall(func() {{ return {f}({v}) }})")
        g.line(f"""if ok && type(r) == "number" && r < 1e12 {{ {v} = r }}""")
        g.line(f"if {i} == {n // 2} {{ {f} = {g.pick(['func(x) { return x * 2 }', 'math.sqrt', 'nil', 'setmetatable({}, {__call: func(s, x) { return x - 1 }})', '5', 'func(x) { return x .. 1 }'])} }}")
        g.line(f"""if {i} == {n // 3} {{ {v} = {g.pick(['0.5', '"3"', 'nil', '{}', '140737488355327'])} }}""")
        g.line(f"""if {i} == {n // 4} {{ {saved} = func(x) {{ return "mine" }} }}""")
        g.line(f"""if {i} % {n // 4} == 1 {{ out("{g.name('gl')}", ok, r, {v}, {saved}({argument}), never_assigned) }}""")
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
        g.line(f"""try("{f}", func() {{ return {f}({', '.join(str(k * 3) for k in range(n))}{g.pick(['', ', unpack({1, 2, 3})'])}) }})""")
        g.line(f"""try("{f}", {f}, unpack(make([]int, {n}), 0, {n - 1}))""")
    elif form == 2:
        with g.function(f"{f} := func(x)"):
            g.line(f"return {', '.join(g.pick([str(k), 'x', 'x + ' + str(k)]) for k in range(n))}{g.pick(['', ', unpack({7, 8, 9})'])}")
        g.line(f"""out("{f}", select("#", {f}(1)), select({n - 3}, {f}(2)))""")
        g.line(f"t := {{0, {f}(3)}}")
        g.line(f"""out("{f}", #t, t[{n}])""")
    elif form == 3:
        g.line(f"{f} := {{{', '.join(g.pick([str(k), chr(34) + 's' + str(k) + chr(34), str(k) + '.5', 'nil']) for k in range(n))}, {g.pick(['1', 'unpack({1, 2})'])}}}")
        g.line(f"""out("{f}", #{f}, {f}[{n}], {f}[{n - 1}])""")
        g.line(f"o := {{{', '.join(f'f{k}: {k}' for k in range(n))}}}")
        g.line(f"""out("{f}", o.f0, o.f{n - 1}, table.count(o), o)""")
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


SECTIONS = [(random_code, 5), (arithmetic, 3), (operators_on_everything, 3), (array_kinds, 3), (shapes, 3), (dictionary, 2), (classes, 3),
            (metamethods, 3), (closures, 2), (varargs, 2), (recursion, 1), (yielding, 3), (goroutines, 2), (errors, 2), (text_building, 2),
            (library_calls, 5), (patterns, 2), (files, 1), (sorting, 1), (ranges, 2), (loop_forms, 3), (late_globals, 1), (wide, 2)]


def choose(g):
    functions, weights = [f for f, _ in SECTIONS], [w for _, w in SECTIONS]
    return g.random.choices(functions, weights, k=g.between(2, 5))


def write(g, section):
    """Writes a section at top level, or as a function that is called in one of several surroundings."""
    if g.chance(0.2):
        g.line(f"// {section.__name__}")
        section(g)
        return
    name = g.name("section")
    functions = len(g.functions)
    with g.function(f"func {name}()"):
        section(g)
    del g.functions[functions:]
    label = section.__name__
    form = g.between(0, 9)
    if form <= 6:
        g.line(f"""try("{label}", {name})""")
        if g.chance(0.15):
            g.line(f"""try("{label} again", {name})""")
    elif form == 7:
        g.line(f"""try("{label} in coroutine", coroutine.wrap({name}))""")
    elif form == 8:
        done = g.name("done")
        g.line(f"{done} := make(chan)")
        g.line(f"go func() {{ {done} <- {{pcall({name})}} }}()")
        g.line(f"""out("{label} in goroutine", <-{done})""")
    else:
        g.line(f"{name}()")


def write_end(g):
    """How programs end: well, with an uncaught error, a deadlock, or an exit."""
    form = g.between(0, 19)
    value = g.pick(['"final"', "{code: 3}", "nil", "42", "0.5", 'setmetatable({}, {__tostring: func(e) { return "final E" }})', "print"])
    if form <= 4:
        errors(g)
        depth = g.pick([0, 3, 30, 200])
        g.line(f"func finish(n) {{ if n == 0 {{ {g.pick([f'error({value})', 'x := nil x.y = 1', 'return 1 + {}'])} }} return 1 + finish(n - 1) }}")
        g.line(g.pick([f"finish({depth})", f"coroutine.wrap(finish)({depth})", f"table.map({{1}}, func() {{ finish({depth}) }})", f"t := setmetatable({{}}, {{__index: func() {{ finish({depth}) }}}}) t.x = t.y",
                       f"for x := range finish {{ }}"]))
    elif form == 5:
        g.line(f"os.exit({g.pick(['3', '0', '', 'true', '7.5'])})")
    elif form == 6:
        g.line("stuck := make(chan)")
        g.line(g.pick(["x := <-stuck", "stuck <- 1", "go func() { error(\"in goroutine\") }() x := <-stuck", "go func() { x := <-stuck }() stuck <- 1 y := <-stuck"]))
    else:
        g.line(f"""out("end"{''.join(', ' + v for v in g.some(g.variables('any'), 5))})""")
