"""Sections about values: numbers, tables, metatables, texts, and the library's work on them.

script_fuzz_sections.py says what a section is.
"""

import script_fuzz_library as library
from script_fuzz_generator import ARITH, FIELDS, ORDER

BINARY = ["__add", "__sub", "__mul", "__div", "__mod", "__pow", "__concat", "__eq", "__lt", "__le"]
OPERATOR = {"__add": "+", "__sub": "-", "__mul": "*", "__div": "/", "__mod": "%", "__pow": "**", "__concat": "..",
            "__eq": "==", "__lt": "<", "__le": "<="}

# A value of each sort, for operators that are to meet all of them.
POOL = [
    '1', '2', '(-7)', '140737488355327', '(-140737488355327 - 1)', '2147483648', '0', '0.5', '(-0.0)', '1e308',
    '(0 / 0)', '(1 / 0)', '5e-324', '9007199254740993.0', '3.0', '"5"', '" 2.5 "', '"x"', '""', 'true', 'false',
    'nil', '{}', '{1, 2}', 'print', 'setmetatable({}, meta)', 'setmetatable({v: 2}, meta)', 'func() { return 1 }',
    'coroutine.create(print)', 'make(chan)'
]


def arithmetic(g):
    """One loop over integers or floats near some limit, then far beyond it."""
    n = g.long_rounds()
    start = g.pick([
        "0", "1", "140737488355327 - 200", "-140737488355328 + 90", "2147483647 - 50", "0.5", "9007199254740900.0",
        "1e300", "5e-324", "11863200", "1"
    ])
    a, b = g.declare("number", start), g.declare("number", g.number_literal())
    c = g.declare("any", g.number_literal())
    i = g.name("i")
    with g.loop(f"for {i} := 0; {i} < {n}; {i}++", n):
        g.bind(i, "number")
        for _ in range(g.between(2, 5)):
            target = g.pick([a, a, b, c])
            g.line(g.pick([
                f"{target} = {a} {g.pick(ARITH)} {g.pick([i, b, c, g.number_literal()])}",
                f"{target} = {g.number_literal()} {g.pick(ARITH)} ({i} + 1)",
                f"{target} += {g.pick(['1', '3', '-2', i, '0.25', '100', '-128', '127'])}",
                f"{target} = ({a} + {i} * 7) % {g.pick(['1000', '97', '65536.0', '-13', '2.5'])}", f"{target} = -{b}",
                f"{target} = {a} * {g.pick(['3', '2', '1.5', '-1', i])} - {b}",
                f"{target} = bit32.{g.pick(['bxor', 'band', 'bor'])}({a}, {i})",
                f"{target} = ({i} % 3) ** {g.pick(['2', '5', '0', '-1', '47', '48'])}",
                f"if {a} {g.pick(ORDER)} {g.pick([b, '100', '0', '1e15', i])} {{ {target} = {g.number_literal()} }}"
            ]))
        g.line(f"if {i} % {n // 6} == 5 {{")
        g.line(f"""  print("{g.name('ar')}", {a}, {b}, {c}, {a} == {b}, {a} < {c}, math.type({a}))""")
        g.line("}")
    if g.chance(0.5):
        g.line(f"""{c} = {g.pick(['"12"', 'nil', '{}', 'true', '" 1e3 "'])}""")
        g.line(f"""out("{g.name('ar')}", {a}, {c} + 1)""")


def operators_on_everything(g):
    """One operator in one function: warmed up with one kind of operands, then given everything."""
    meta = g.name("meta")
    g.line('meta := {__add: func(a, b) { return "add" }, __lt: func(a, b) { return true }, __len: func() { return 7 }}')
    g.line(f"meta.__le = func(a, b) {{ return {g.pick(['true', 'false', 'type(a)'])} }}")
    if g.chance(0.6):
        for event in g.some(BINARY + ["__unm", "__call", "__tostring"], g.between(1, 5)):
            result = g.pick(["1", "nil", "false", '"r"', "a", "{}"]) if event != "__tostring" else '"M"'
            g.line(f"meta.{event} = func(a, b) {{ return {result} }}")
    g.line(f"{meta} := meta")
    op = g.pick(ARITH + ORDER + ["==", "!=", "**", ".."])
    constant = g.pick([
        str(g.between(-3, 200)), str(g.between(-3, 200)), "1", "-1", "100", "0.5", "\"k\"", "3", "nil", "true", "127",
        "-128", "1000", "2"
    ])
    form = g.pick([
        f"return a {op} b", f"return a {op} {constant}", f"return {constant} {op} a",
        f"""if a {op} b {{ return "yes" }} return "no\"""",
        f"""if a {op} {constant} {{ return "yes" }} return "no\"""",
        f"""if !(a {op} b) {{ return "no" }} return "yes\"""", "return -a", "return #a", "return !a",
        f"a {g.pick(['+=', '-=', '*=', '/=', '%=', '..=', '**='])} b return a", "return a.x", "return a[b]",
        "return a(b)", f"n := 0 for a {op} b {{ n++ if n > 2 {{ break }} }} return n",
        f"n := 0 for a {op} {constant} {{ n++ if n > 2 {{ break }} }} return n",
        f"n := 0 for !(a {op} {constant}) {{ n++ if n > 2 {{ break }} }} return n",
        f"if !(a {op} {constant}) {{ return \"no\" }} return \"yes\"", "return a:upper()", "a[b] = 1 return a[b]",
        "n := 0 for x := range a { n++ if n > 9 { break } } return n"
    ])
    if "**" in form:
        form = form.replace(
            "return a **", "return near(a **", 1
        ) + ")" if form.startswith("return a **") else "return near(a ** b)"
    f = g.name("op")
    g.line(f"func {f}(a, b) {{ {form} }}")
    warm = g.pick(["i, i + 1", "i + 0.5, i", "i, 2.5", "tostring(i), i", "{i}, 1", "\"a\", \"b\""])
    n = g.long_rounds()
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


def comparisons(g):
    """Conditions at the top and at the bottom of loops and in ifs, in all senses, on operands of all kinds."""
    f, op = g.name("cmp"), g.pick(ORDER)
    right = g.pick(["b", str(g.between(-3, 200)), str(g.between(-3, 200)), "2.5"])
    g.line("meta := {}")
    less = g.pick(["true", "rawget(meta, 1)", 'type(a) == "table"', "1"])
    g.line(f"meta.__lt = func(a, b) {{ return {less} }}")
    g.line(f"meta.__le = func(a, b) {{ return {g.pick(['true', 'false', 'nil'])} }}")
    with g.function(f"func {f}(a, b)"):
        g.line("n, seen := 0, {}")
        for condition in [f"a {op} {right}", f"!(a {op} {right})"]:
            with g.block(f"if {condition}"):
                g.line("seen[#seen + 1] = n")
            with g.block(f"for {condition}"):
                g.line("n++")
                g.line(f"if n % 4 == {g.between(0, 3)} {{ break }}")
        g.line("return n, seen")
    g.line(f"for i := 1; i <= {g.long_rounds()}; i++ {{ {f}(i, 7) }}")
    compared = "setmetatable({}, meta)"
    values = g.some(["1", "300", "99.5", "(0 / 0)", "(1 / 0)", '"5"', "nil", "{}"], 4)
    for value in [*values, compared, compared]:
        g.line(f"""try("{f} {op}", {f}, {value}, {g.pick(['1', '7.5', '"6"', compared])})""")


def array_kinds(g):
    """An array whose elements change their kind, that gets holes, grows at both ends and shrinks."""
    t = g.declare(
        "array",
        g.pick([
            "{}", "{1, 2, 3}", "{0.5}", "{true}", "make([]int, 5)", "make([]float64, 4)", "make([]bool, 6)",
            "make([]string, 3)", "make([]int, 0, 100)", "make(map[string]int)", "matrix.dense(2, 3)[0]", "{nil, 2}",
            "{\"a\", \"b\"}"
        ])
    )
    total = g.declare("any", "0")
    for _ in range(g.between(2, 5)):
        n, i = g.long_rounds(), g.name("i")
        first = g.pick(["0", "1", f"#{t} + 1", "3"])
        value = g.pick([
            i, i, f"{i} * 0.5", f"{i} % 2 == 0", f""""s" .. {i} % 10""", "{" + i + "}", "nil",
            f"({i} % 7 != 3) && {i} || nil", f"{i} < {n // 2} && {i} || {i} / 2",
            f"""{i} < {n - 5} && {i} || "late\"""", f"140737488355327 - {n // 2} + {i}", "0 / 0",
            "func() { return " + i + " }"
        ])
        with g.loop(f"for {i} := {first}; {i} < {n}; {i} += {g.pick(['1', '1', '1', '2', '3'])}", n):
            g.line(f"{t}[{g.pick([i, i, i, i + ' + 1', '#' + t + ' + 1', f'{i} * 1.0'])}] = {value}")
            if g.chance(0.3):
                g.line(f"if {i} % 50 == 7 {{ table.{g.pick(['insert', 'insert'])}({t}, {g.pick(['1, ' + i, i])}) }}")
            if g.chance(0.2):
                g.line(f"if {i} % 40 == 9 {{ table.remove({t}{g.pick(['', ', 1'])}) }}")
        g.line(f"""out("{g.name('arr')}", #{t}, {t}, {t}[0], {t}[{n // 2}], {t}[{n + 1}], {t}[-1], {t}[1.5])""")
        k, v = g.name("k"), g.name("v")
        with g.loop(f"for {k}, {v} := range {t}", n):
            g.line(g.pick([
                f"""if type({v}) == "number" {{ {total} += {v} % 1000 }}""",
                f"{total} = ({total} + #tostring(type({v}))) % 10007",
                f"if {v} == {g.pick(['true', '3', '0.5', 'nil'])} {{ {total} += 1 }}"
            ]))
        g.line(g.pick([
            f"""out("sum", {total})""",
            f"""try("sum", func() {{ s := 0 for i := 1; i <= #{t}; i++ {{ s += {t}[i] }} return s }})""",
            f"""out("max", pcall(math.max, unpack({t}, 1, 20)))"""
        ]))
    for _ in range(g.between(0, 3)):
        g.line(g.pick([
            f"{t}[{g.pick(['#' + t, '1', '0', '5'])}] = nil", f"{t}[2000] = 1", f"{t}[1e3] = 2", f"{t}[-3] = 3",
            f"{t}[140737488355327] = 4", f"{t}.x = 5", f"for i := #{t}; i > 0; i-- {{ {t}[i] = nil }}",
            f"{t}[2 ** 53] = 6", f"{t}[0 / 0] = 7", f"{t}[nil] = 8"
        ]))
        g.line(f"""out("{g.name('arr')}", #{t}, len({t}), table.count({t}), next({t}))""")


def shapes(g):
    """Objects built alike, then not: fields added, removed, of other types; metatables added late."""
    make, fields = g.name("make"), g.some(FIELDS, g.between(1, 6))
    literal = ", ".join(
        f"""{f}: {g.pick(['i', 'i', 'i * 0.5', '"s"', 'i % 2 == 0', 'nil', '{i}', 'show'])}""" for f in fields
    )
    with g.function(f"{make} := func(i)"):
        g.line(f"o := {{{literal}}}")
        for _ in range(g.between(0, 3)):
            f = g.pick(FIELDS)
            g.line(g.pick([
                f"if i % 50 == 30 {{ o.{f} = i }}", f"o.{f} = i", f"""if i > 200 {{ o.{f} = "late" }}""",
                f"if i % 91 == 90 {{ o.{f} = nil }}"
            ]))
        if g.chance(0.3):
            g.line(f"if i > {g.pick([100, 250])} {{ setmetatable(o, {{__index: {{zz: i}}}}) }}")
        g.line("return o")
    use = g.name("use")
    a, b = g.pick(fields), g.pick(FIELDS)
    body = g.pick([
        f"return o.{a}", f"o.{a} = o.{b} return o.{a}", f"return (o.{a} || 0) == (o.{b} || 1)",
        f"""o.{b} = (type(o.{b}) == "number" && o.{b} || 0) + 1 return o.{b}""", f"o[k] = o.{a} return o[k]",
        f"return o.{a} + o.{b}", f"o.{a} += 1 return o.{a}", "return o.zz"
    ])
    g.line(f"{use} := func(o, k) {{ {body} }}")
    n, i, kept = g.long_rounds(), g.name("i"), g.declare("any", "{}")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        g.line(f"o := {make}({i})")
        g.line(f"""ok, r := pcall({use}, o, {g.pick(['"' + a + '"', f'"k" .. {i} % {g.pick([3, 90])}'])})""")
        g.line(f"if {i} % 40 == 1 {{ {kept}[#{kept} + 1] = o }}")
        g.line(f"""if {i} % {n // 4} == 3 {{ out("{g.name('sh')}", ok, r, o) }}""")
    with g.block(f"for j, o := range {kept}"):
        f = g.pick(FIELDS)
        g.line(g.pick([
            f"o.{f} = j", f"o.{a} = nil", f"o.{a} = {{}}", f"o[j] = j",
            f"""setmetatable(o, {{__newindex: func(t, k, v) {{ rawset(t, k, "new") }}}}) o.{f} = 1"""
        ]))
        g.line(f"""if j < 6 {{ out("kept", o, o.{f}, pcall({use}, o, "q")) }}""")


def dictionary(g):
    """A table as a map: beyond any number of fields, entries removed and set again, changed under iteration."""
    t, n = g.declare("object", g.pick(["{}", "{x: 1, y: 2}", "setmetatable({}, {})"])), g.pick([40, 70, 150, 400])
    i = g.name("i")
    key = g.pick([
        f""""k" .. {i}""", f""""k" .. {i} % 67""", i + " * 1000", f"{i} + 0.5", f"-{i}",
        f"""{i} % 3 == 0 && {i} * 5000 || "s" .. {i}""", "{}", f"string.char(97 + {i} % 26) .. {i} % 5"
    ])
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
        g.line(g.pick([
            f"seen++ if seen % 3 == 0 {{ {t}[{k}] = nil }}", f"seen++ {t}[{k}] = seen",
            f"seen += #tostring(type({k}))", f"seen++ if seen > {n // 2} {{ break }}"
        ]))
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
            body = g.pick([
                "return self.x + n", "self.x += n return self.x", f"return {number}", "return n, self.x",
                "return self.y",
                "return self:other(n)", f"self.f{number} = n return self.f{number}"
            ])
            g.line(f"{c}.{method} = func(self, n) {{ {body} }}")
        if g.chance(0.6):
            g.line(f"func {g.name('unused')}() {{ return {c} }}")
            results = g.pick(["#...", "self.x", "...", "...[1]", "select(-1, ...)"])
            g.line(f"{c}.other = func(self, ...) {{ return {results} }}")
    objects = g.declare(
        "any",
        "{" + ", ".join(
            f"setmetatable({{x: {g.number_literal()}{', y: ' + str(k) if k % 2 else ''}}}, {c})" for k,
            c in enumerate(names)
        ) + "}",
        fixed=True
    )
    n, i, last = g.long_rounds(), g.name("i"), g.declare("any", "0")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        spread = g.pick([f"{i} % {count} + 1", f"{i} > {n // 2} && {i} % {count} + 1 || 1"])
        g.line(f"o := {objects}[{spread}]")
        g.line(g.pick([f"ok, r := pcall(func() {{ return o:{method}({i}) }})", f"ok, r := pcall(o.{method}, o, {i})"]))
        g.line(f"if ok {{ {last} = r }}")
        g.line(f"""if {i} % {n // 5} == 2 {{ out("{g.name('c')}", ok, r, o.x, {last}) }}""")
        if g.chance(0.6):
            c = g.pick(names)
            new = g.pick([
                'func(self) { return "replaced" }', "nil", "7", "setmetatable({}, {__call: func(s, o, n) { return n }})"
            ])
            g.line(f"if {i} == {g.pick([n // 2, n - 9])} {{ {c}.{method} = {new} }}")
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
            return g.pick(
                ["{q: 9}", "setmetatable({}, {__index: {deep: 1}, __newindex: func(t, k, v) { rawset(t, k, v) }})"]
            )
        if event == "__newindex":
            return "func(t, k, v) { rawset(t, k, v == nil && 0 || v) }"
        if event == "__tostring":
            return g.pick(['func(a) { return "T" .. a.v }', "func() { return 3 }", 'func() { error("text") }'])
        if event == "__call":
            return "func(self, ...) { return #..., ... }"
        return g.pick([
            "func(a, b) { return a }",
            'func(a, b) { return (type(a) == "table" && a.v || 0) + (type(b) == "table" && rawget(b, "v") || 1) }',
            "func(a, b) { return nil }", "func(a, b) { return false }", "func(a, b) { return \"s\", 2 }",
            "func(a, b) { error({code: 1}) }", "func(a, b) { return {a, b} }", "func(a, b) { return 0 }"
        ])

    for event in events:
        if event not in late:
            g.line(f"{mt}.{event} = {handler(event)}")
    uses = (
        [f"""{t} {OPERATOR[e]} {g.pick([u, '1', '"s"', t, 'nil'])}""" for e in BINARY if e in events]
        + [f"""{g.pick(['1', '2.5', '"s"'])} {OPERATOR[e]} {u}""" for e in BINARY[:7] if e in events]
        + [
            f"-{t}", f"#{u}", f"{t}(1, nil, 3)", f"tostring({t})", f"{t}.q", f"{u}.deep", f"{t} >= {u}", f"{t} > {u}",
            f"{t} != {u}", f""""a" .. {t} .. "b" .. {u}""", f"""string.format("%s", {u})""", f"{t}[1] || 0",
            f"table.concat({{{t}}})", f"""string.join({{{u}, 1}}, "-")"""
        ]
    )
    chosen = g.some(uses, g.between(3, 7))
    results = g.name("r")
    g.line(f"{results} := {{}}")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        for event in late:
            g.line(f"if {i} == {g.pick([n // 2, n // 3])} {{ {mt}.{event} = {handler(event)} }}")
        for number, use in enumerate(chosen):
            g.line(
                f"ok, r := pcall(func() {{ return {use} }})" if g.chance(0.7)
                else f"""ok, r := pcall(func() {{ if {use} {{ return "T" }} return "F" }})"""
            )
            g.line(f"{results}[{number}] = r")
        g.line(f"""{t}["new" .. {i} % 4] = {i}""")
        g.line(f"""if {i} % {n // 4} == 1 {{ out("{g.name('mm')}", {results}, rawget({t}, "new1")) }}""")
    if g.chance(0.2):
        g.line("chain := {}")
        with g.block(f"for i := 0; i < {g.pick([3, 49, 50, 51, 60])}; i++"):
            g.line("chain = setmetatable({}, {__index: chain, __newindex: chain, __call: chain})")
        g.line("try(\"chain\", func() { return chain.zzz })")
        g.line("try(\"chain\", func() { chain.zzz = 1 return rawget(chain, \"zzz\") })")
        g.line("try(\"chain\", func() { return chain(1) })")


def text_building(g):
    """Long texts piece by piece, ropes read in the middle, numbers in texts, slices of slices."""
    s, n, i = g.declare("any", g.pick(['""', '"start"', '"é"'])), g.long_rounds(), g.name("i")
    with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
        longer = g.pick([
            f"{s} .. {i}", f'{s} .. "ab" .. {i} % 7', f"{i} .. {s}", f'{s} .. {i} * 0.5 .. ","',
            f"{s} .. string.char(65 + {i} % 26)", f'"<" .. {s} .. ">"',
            f'{s} .. ({i} % 100 == 0 && {s}:sub(1, 50) || "")'
        ])
        g.line(f"{s} = {longer}")
        if g.chance(0.3):
            g.line(f"{s} ..= {g.pick([i, s + ':sub(1, 3)', '9'])}")
        if g.chance(0.4):
            part = g.pick(["sub(2)", "sub(1, -3)", "upper()", "sub(10, 300)", "reverse()", "rep(2):sub(1, 400)"])
            g.line(f"if {i} % 97 == 50 {{ {s} = {s}:{part} }}")
        if g.chance(0.5):
            seen = g.pick([
                f"#{s}", f"{s}:byte(-1)", f"{s}:sub(-5)", f'{s} < "m"', f'{s} == {s} .. ""', f'{s}:find("9", 1, true)'
            ])
            g.line(f"""if {i} % 61 == 3 {{ out("{g.name('s')}", {seen}) }}""")
    t = g.name("t")
    g.line(f"{t} := {{}}")
    g.line(f"{t}[{s}] = 1")
    g.line(f"""out("{g.name('s')}", #{s}, {s}, {t}[{s} .. ""], {t}[{s}:sub(1)])""")
    g.line(f"""words := {s}:split({g.pick(['"1"', '""', '","'])})""")
    g.line(f"""out("{g.name('s')}", #words, table.concat(words, "/"):sub(1, 50))""")
    g.line("count := 0")
    g.line(f"""for w := range string.gmatch({s}, "{g.pick(['%d+', '%a', '[02468]', '(.)(.)'])}") {{ count += #w }}""")
    replacement = g.pick(['""', '"<%0>"', '{["1"]: "one"}', "func(d) { return d * 2 }"])
    g.line(f"""out("{g.name('s')}", count, {s}:gsub("%d", {replacement}))""")
    for _ in range(g.between(2, 6)):
        a, b = g.pick(
            ["1", "2.0", "-0.0", "1e100", "0.1", "\"x\"", "1e15", "140737488355327", "(0 / 0)"]
        ), g.pick(["\"y\"", "2", "2.5", "(1 / 0)"])
        number = g.pick([
            "12", "1e3", ".5", "5.", "inf", "nan", "0x1", "", " 3 ", "1e", "140737488355328", "-0", "4.9e-324", "1e400"
        ])
        g.line(f"""out("{g.name('s')}", {a} .. {b}, {b} .. {a} .. {b}, tostring({a}), tonumber("{number}"))""")


def library_calls(g):
    """Library functions on random arguments."""
    for _ in range(g.between(12, 30)):
        if g.chance(0.1):
            g.declare(g.pick(["array", "object", "text", "number"]))
        call, rounded = library.random_call(g)
        text = f"near({call})" if rounded else call
        body = f"return {text}"
        if g.chance(0.1):
            again = f"x := {call}"  # a call in parentheses could not begin a statement
            body = f"for i := 0; i < {g.pick([3, 200])}; i++ {{ {again} }} return {text}"
        if call.startswith("table.") and g.chance(0.4):
            # What the call leaves in its arguments shows as well.
            array = g.pick(g.variables("array")) if g.variables("array") else "{}"
            body = f"return {text}, {array}"
        g.line(f"""try("{g.name('l')}", func() {{ {body} }})""")


def patterns(g):
    """find, match, gmatch, gsub and format, on what their small languages allow."""
    s = g.declare(
        "text",
        g.pick([
            '"hello world from Lua"', '"k=v, a=b; x = (1 (2) 3) <t>"', '"THE (quick) fox, 42 and 3.14"',
            '"  a,b,,c  "', '"aéb\\tc\\n"', '""', '"<a><b>_x1"', '"aaabbbccc" .. string.char(0, 255, 200) .. "end"'
        ])
    )
    for _ in range(g.between(8, 20)):
        p = library.random_pattern(g)
        init, plain = g.pick(["1", "3", "-4", "99"]), g.pick(["true", "false"])
        use = g.pick([
            f'return {s}:find("{p}")', f'return {s}:match("{p}")', f'return {s}:find("{p}", {init}, {plain})',
            f'return {s}:gsub("{p}", {g.pick(library.REPLACEMENTS)})',
            f'for a, b := range {s}:gmatch("{p}") {{ out("m", a, b) if a == {s} {{ break }} }}',
            f'return string.match("{p}", "{library.random_pattern(g)}")'
        ])
        g.line(f"""try("{g.name('p')}", func() {{ {use} }})""")
    for _ in range(g.between(6, 16)):
        arguments = [
            g.pick([
                g.number_literal(), g.number_literal(), g.real(), g.text_literal(), "nil", "true", "65", "233",
                "8364", "128512", "1e15"
            ])
            for _ in range(g.between(1, 3))
        ]
        g.line(f"""try("{g.name('f')}", string.format, "{library.random_format(g)}", {', '.join(arguments)})""")


def files(g):
    """A file written and read back, in all modes."""
    path = f"fuzz_file_{g.seed}.txt"
    g.line(f"""path := "{path}\"""")
    g.line("""f, e := io.open(path, "w")""")
    g.line(f"""f:write(show({g.text(1)}), "\\n", {g.number_literal()}, "\\n12 0.5 x\\n", show({g.text(1)}))""")
    if g.chance(0.5):
        g.line(
            f"""for i := 0; i < {g.pick([3, 500])}; i++ {{ f:write(i, ",", i * 0.5, i % 10 == 0 && "\\n" || " ") }}"""
        )
    g.line("f:close()")
    g.line("""try("closed", func() { return f:read("l") })""")
    mode = g.pick(["r", "r+", "a+", "w+", "a", "q"])
    g.line(f"""f, e = io.open(path, "{mode}")""")
    for _ in range(g.between(2, 6)):
        use = g.pick([
            'f:read("l")', 'f:read("n")', 'f:read("a")', 'f.read(f, "*l")', 'f.read("n")', 'f:read("z")',
            'type(f:write("more", 1))', "f:read()"
        ])
        g.line(f"""try("{g.name('io')}", func() {{ return {use} }})""")
    g.line("try(\"close\", func() { return f:close() })")
    g.line("count := 0")
    g.line("for l := range io.lines(path) { count += 1 + #l }")
    g.line(f"""out("{g.name('io')}", count, os.remove(path), os.remove(path))""")


def sorting(g):
    """sort, and what else the table library does to long arrays."""
    t, n = g.declare("array", "{}"), g.pick([7, 40, 300])
    i = g.name("i")
    value = g.pick([
        f"({i} * 7919) % 1009", f"({i} * 7919 % 1009) / 4", f""""k" .. ({i} * 31) % 97""", f"{i} % 5",
        f"{{k: {i} * 13 % 29}}", f"""{i} % 4 == 0 && "s" .. {i} || {i}""", f"math.random(100)",
        f"{i} % 9 == 0 && 0 / 0 || {i} * 17 % 31"
    ])
    g.line(f"for {i} := 1; {i} <= {n}; {i}++ {{ {t}[{i}] = {value} }}")
    less = g.pick([
        "", "func(a, b) { return a > b }", "func(a, b) { return show(a) < show(b) }",
        "func(a, b) { return (a.k || 0) < (b.k || 0) }", "func(a, b) { return true }",
        "func(a, b) { return math.random() < 0.5 }",
        "func(a, b) { if math.random(50) == 1 { error(\"sort\") } return show(a) < show(b) }",
        f"func(a, b) {{ {t}[math.random({n})] = {t}[1] return show(a) < show(b) }}",
        f"func(a, b) {{ {t}[#{t}] = nil return type(a) < type(b) }}"
    ])
    g.line(f"""try("{g.name('sort')}", func() {{ table.sort({t}{', ' + less if less else ''}) return #{t} }})""")
    g.line(f"""out("{g.name('sort')}", {t}, #{t})""")
    if g.chance(0.4):
        g.line(f"{t}[{g.pick(['-1', '-2', '1.5', '5000'])}] = 7")
    for call in g.some(
        [
            "reverse({t})", "unique({t})", "slice({t}, 2, 9)", "concat({t}, \",\", 1, 3)", "indexOf({t}, {t}[3])",
            "contains({t}, 5)", "zip({t}, {t})", "move({t}, 1, 5, 3)",
            "filter({t}, func(x) { return type(x) == \"number\" })", "map({t}, type)",
            "reduce({t}, func(a, x) { return a + 1 }, 0)", "flatten({{t}, {t}})", "count({t})",
            "fromArray({t}, show)", "insert({t}, 3, \"new\")", "remove({t}, 2)", "insert({t}, 0)", "insert({t}, -2, 5)",
            "remove({t}, -2)", "remove({t})",
            "copy({t})", "merge({t}, {a: 1})"
        ],
        6
    ):
        g.line(f"""try("{g.name('sort')}", func() {{ return table.{call.replace('{t}', t)} }})""")
