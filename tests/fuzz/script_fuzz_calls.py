"""Sections about frames: every way to enter a function crossed with every way to leave it.

A tier that compiles functions one by one moves between its own frames and the interpreter's at calls, returns, errors,
yields and whatever the VM calls on its own. Its mistakes are of few kinds: a register that a call should have kept or
should have changed, a count of arguments or results that is off, a frame that is left in the wrong way. These sections
make programs in which each of them shows:

  Many values stay alive across every call, and `mix` folds all of them into what the function returns.
  Counts of arguments and results differ from round to round at one and the same call.
  Whether a call returns, raises or yields depends on its arguments, so that each place sees all three.

script_fuzz_sections.py says what a section is; `mix`, `pause`, `drive` and `mark` are in the prelude.
"""

from script_fuzz_generator import DEEP

# What errors carry, and errors of the runtime itself.
FAULTS = [
    'error("plain")', "error({code: h})", "error(nil)", "error(h)", "error(0.5)", "error()", "x := nil + h",
    "x := nil x.y = h", "x := {} < {}", "x := 1 % 0", "x := #h", "h = h()", 'x := "a" .. {}', "assert(false)",
    'assert(nil, "no")', "x := -{}", "h:absent()"
]

# Numbers of parameters, arguments and results; the large ones leave no room in small encodings.
COUNTS = [0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 60, 119, 121, 200, 247, 250, 254]


class Node:
    """A function of a web: its name, how many parameters it has, and how many calls one call of it makes at most."""

    def __init__(self, name, parameters, variadic, cost):
        self.name, self.parameters, self.variadic, self.cost = name, parameters, variadic, cost


class Web:
    """Functions that call those written before them, in all the ways there are."""

    LIMIT = 60  # calls below one function

    def __init__(self, g):
        self.g, self.nodes = g, []

    # ---- arguments

    def value(self, names):
        g = self.g
        return g.pick([*names, *names, "h", "h + 1", "nil", g.integer(), g.real(), '"s"', "true", "{h}"])

    def arguments(self, node, names, variadic):
        """As many as there are parameters, fewer, or more; the last may be several."""
        g = self.g
        count = max(0, node.parameters + g.pick([0, 0, 0, 0, -1, -2, 1, 2, 5]))
        values = [self.value(names) for _ in range(min(count, 9))]
        form = g.between(0, 9)
        if form == 0:
            values.append(f"unpack({{h, 2, nil, 4.5}}, 1, h % {g.between(1, 9)})")
        elif form == 1 and variadic:
            values.append("...")
        elif form == 2 and self.affordable(10):
            inner = self.choose(10)
            values.append(f"{inner.name}({', '.join(self.value(names) for _ in range(inner.parameters))})")
            self.spent += inner.cost
        return ", ".join(values)

    # ---- calls: each returns an expression whose value or values are those of the call, more or less

    def affordable(self, factor=1):
        return [n for n in self.nodes if self.spent + factor * n.cost <= self.LIMIT]

    def choose(self, factor=1):
        fitting = self.affordable(factor)
        node = self.g.pick(fitting[-5:])
        return node

    def call(self, names, variadic):
        """An expression that calls an earlier function, or None if that would cost too much."""
        g = self.g
        forms = [
            (self.plain, 1, 8), (self.protected, 1, 3), (self.method, 1, 2), (self.callable, 1, 2),
            (self.operator, 1, 4), (self.callback, 4, 3), (self.coroutine, 2, 2), (self.goroutine, 5, 1),
            (self.forwarded, 1, 2)
        ]
        forms = [(form, factor, weight) for form, factor, weight in forms if self.affordable(factor)]
        if not forms:
            return None
        form, factor, _ = g.random.choices(forms, [weight for _, _, weight in forms])[0]
        node = self.choose(factor)
        self.spent += factor * node.cost
        return form(node, self.arguments(node, names, variadic))

    def plain(self, node, arguments):
        return f"{node.name}({arguments})"

    def protected(self, node, arguments):
        comma = ", " if arguments else ""
        handler = self.g.pick([
            "func(e) { return show(e), 2 }", "func(e) { return e }", "func(e) { error(e) }", "show", "func() { }",
            f"{node.name}"
        ])
        return self.g.pick(
            [f"pcall({node.name}{comma}{arguments})"] * 3 + [f"xpcall({node.name}, {handler}{comma}{arguments})"]
        )

    def method(self, node, arguments):
        return self.g.pick([
            f"({{run: {node.name}}}):run({arguments})",
            f"setmetatable({{v: h}}, {{__index: {{run: {node.name}}}}}):run({arguments})"
        ])

    def callable(self, node, arguments):
        return f"setmetatable({{v: h}}, {{__call: {node.name}}})({arguments})"

    def operator(self, node, arguments):
        """Through a metamethod; arguments are what the operator has."""
        g = self.g
        event, use = g.pick([
            ("__add", "@ + h"), ("__add", "1 + @"), ("__sub", "@ - 2"), ("__mul", "@ * 0.5"), ("__div", "h / @"),
            ("__mod", "@ % 7"), ("__pow", "@ ** 2"), ("__unm", "-@"), ("__len", "#@"), ("__concat", '"a" .. @ .. h'),
            ("__concat", "@ .. 1 .. @"), ("__eq", "@ == {}"), ("__eq", "{} != @"), ("__lt", "@ < h"),
            ("__lt", "h > @"), ("__le", "@ <= {}"), ("__le", "@ >= 3"), ("__index", "@.field"), ("__index", "@[h]"),
            ("__index", "@[1]"), ("__index", "@:go_away"), ("__tostring", "pcall(tostring, @)")
        ])
        if use == "@:go_away":
            use = f"pcall(func() {{ return setmetatable({{}}, {{__index: {node.name}}}):absent({arguments}) }})"
            return use
        other = g.pick(["{}", "{}", "setmetatable({}, {})"])
        use = use.replace("{}", other)
        return "(" + use.replace("@", f"setmetatable({{v: h}}, {{{event}: {node.name}}})") + ")"

    def callback(self, node, arguments):
        g = self.g
        return g.pick([
            f"table.map({{1, h}}, {node.name})", f"table.filter({{h, 2, 3}}, {node.name})",
            f"table.reduce({{1, h, 3}}, {node.name}, {g.pick(['0', 'h', 'nil', '{}'])})",
            f'pcall(string.gsub, "ab", "%w", {node.name})',
            f'string.gsub("xy", ".", func(c) {{ return show({node.name}(c, h)) }})',
            f"sorted({{3, 1, 2}}, {node.name})", f"walked({node.name}, h)"
        ])

    def coroutine(self, node, arguments):
        comma = ", " if arguments else ""
        return self.g.pick([
            f"coroutine.wrap({node.name})({arguments})", f"drive({node.name}{comma}{arguments})",
            f"coroutine.resume(coroutine.create({node.name}){comma}{arguments})"
        ])

    def goroutine(self, node, arguments):
        comma = ", " if arguments else ""
        return f"elsewhere({node.name}{comma}{arguments})"

    def forwarded(self, node, arguments):
        comma = ", " if arguments else ""
        return self.g.pick([
            f"relay({node.name}{comma}{arguments})", f"late({node.name}{comma}{arguments})",
            f"(func(...) {{ return {node.name}(...) }})({arguments})", f"({node.name}({arguments}))"
        ])

    # ---- what becomes of the results

    def consume(self, call):
        """Statements that use a call's results, in all numbers."""
        g = self.g
        a, b, c = g.name("r"), g.name("r"), g.name("r")
        form = g.between(0, 12)
        if form == 0:
            return [f"{a}, {b}, {c} := {call}", f"h = mix(h, {a}, {b}, {c})"], [a, b, c]
        if form == 1:
            return [f"{a} := {{{call}}}", f"h = mix(h, #{a}, {a}[1], {a}[2])"], [a]
        if form == 2:
            return [f"{a} := {{h, {call}, {g.integer()}}}", f"h = mix(h, #{a}, {a}[2])"], [a]
        if form == 3:
            return [f"h = mix(h, {call})"], []
        if form == 4:
            return [f"h = mix(({call}), h)"], []
        if form == 5:
            return [f"if {'(' + call + ')'} {{ h += 1 }} else {{ h += 2 }}"], []
        if form == 6:
            return [f'h = mix(h, select("#", {call}))'], []
        if form == 7:
            return [f'h = mix(h, "t" .. show({call}))'], []
        if form == 8:
            return [f"{a}, {b} := h, {call}", f"{b}, {a} = {a}, {b}", f"h = mix(h, {a}, {b})"], [a, b]
        if form == 9:
            return [f"if ({call}) == h {{ h += 3 }}"], []
        if form == 10:
            return [f"{a} := ({call}) || h", f"h = mix(h, {a})"], [a]
        if form == 11:
            return [f"drop({call})"], []
        return [f"{a} := {call}", f"h = mix(h, {a})"], [a]

    # ---- functions

    def function(self):
        """The next function of the web."""
        g, name = self.g, self.g.name("web")
        count = g.pick([0, 1, 1, 2, 2, 3, 3, 4, 6])
        variadic = g.chance(0.25)
        names = [g.name("p") for _ in range(count)]
        self.spent = 1
        with g.function(f"func {name}({', '.join(names + ['...'] * variadic)})"):
            g.line(f"h := mix({', '.join([str(g.between(0, 99)), *names] + ['#...', '...'] * variadic)})")
            if g.chance(0.5):
                g.line(f'mark("{name}", {", ".join([*names, "h"])})')
            names += self.locals(names)
            for _ in range(g.between(0, 3)):
                self.body(names, variadic, name)
            g.line(f"h = mix({', '.join(['h', *names[-7:]])})")
            self.leave(names, variadic)
        self.nodes.append(Node(name, count, variadic, self.spent))

    def locals(self, names):
        """Values of several kinds that live as long as the function."""
        g, made = self.g, []
        for _ in range(g.between(0, 5)):
            name = g.name("x")
            g.line(f"{name} := {g.pick(['h', 'h * 0.5', 'h * 3 + 1', g.integer(), g.real(), g.pick(names or ['h'])])}")
            made.append(name)
        return made

    def body(self, names, variadic, name):
        g = self.g
        form = g.between(0, 9)
        if form <= 1:
            period = g.pick([4, 5, 7, 9])
            with g.block(f"if h % {period} == {g.between(0, period - 1)}"):
                fault = g.pick(FAULTS)
                g.line(fault)
        elif form == 2:
            got = g.name("y")
            g.line(f"{got}, {got}b := pause({', '.join(g.some([*names, 'h', 'nil'], g.between(0, 4)))})")
            g.line(f"h = mix(h, {got}, {got}b)")
            names.append(got)
        elif form == 3:
            i, n = g.name("i"), g.pick([3, 10, 40])
            with g.loop(f"for {i} := 0; {i} < {n}; {i}++", n):
                g.line(g.pick([f"h = (h * 31 + {i}) % 65521", f"h = mix(h, {i})", f"h += {i} % 3 - 1"]))
        elif form == 4 and g.chance(0.5):
            fuel = g.name("f")
            g.line(f"{fuel} := h % 4")
            with g.function("func down(n, ...)"):
                g.line("if !(n > 0) { return ... }")  # n may be NaN
                g.line(g.pick([
                    "return down(n - 1, n, ...)", "a, b := down(n - 1, ...) return b, a", "return (down(n - 1, h)), n",
                    "return pcall(down, n - 1, ...)"
                ]))
            g.line(f"h = mix(h, down({fuel}, {', '.join(names[:2] + ['h'])}))")
        else:
            self.calls(names, variadic)

    def calls(self, names, variadic):
        """A call, maybe in a loop, maybe under a condition."""
        g = self.g
        before = self.spent
        call = self.call(names, variadic)
        if not call:
            return
        lines, bound = self.consume(call)
        form = g.between(0, 7)
        extra = self.spent - before
        if form >= 6:
            # Under pcall, with everything alive here captured.
            with g.function("ok, e := pcall(func()", ")"):
                for line in lines:
                    g.line(line)
                g.line(f"return {', '.join(['h', *bound])}")
            g.line("h = mix(h, ok, e)")
        elif form == 0 and before + 3 * extra <= self.LIMIT:
            i = g.name("i")
            self.spent += 2 * extra
            with g.loop(f"for {i} := 0; {i} < 3; {i}++", 3):
                for line in lines:
                    g.line(line)
        elif form == 1:
            with g.block(f"if h % {g.pick([2, 3])} == 0"):
                for line in lines:
                    g.line(line)
        else:
            for line in lines:
                g.line(line)
            names += bound

    def leave(self, names, variadic):
        g = self.g
        if g.chance(0.25):
            g.line(f"if h % 4 == 1 {{ return{g.pick(['', ' h', ' nil', ' h, h', ' nil, h, nil'])} }}")
        values = g.some(["h", *names], g.pick([0, 1, 1, 1, 2, 3, 5])) or ["h"]
        tail = self.call(names, variadic) if g.chance(0.3) else None
        form = g.between(0, 7)
        if tail:
            values.append(tail)
        elif form == 0 and variadic:
            values.append("...")
        elif form == 1:
            values.append("unpack({1, h, 3, nil, 5}, 1, h % 7)")
        elif form == 2:
            g.line("return h" if g.chance(0.5) else "return")
            return
        g.line(f"return {', '.join(values)}")

    def run(self):
        """The last functions, again and again, with arguments of changing number and kind."""
        g = self.g
        for entry in self.nodes[-3:]:
            rounds = max(6, min(120, 1500 // entry.cost))
            i, total = g.name("i"), g.name("total")
            g.line(f"{total} := 0")
            values = [i, f"{i} * 0.5", f"{i} % 7", f'"k" .. {i} % 3', "nil", f"{{{i}}}", f"140737488355327 - {i}"]
            # The place of each value moves, so every parameter meets every kind.
            g.line(f"values := func({i}) {{ return {{{', '.join(values)}}} }}")
            with g.loop(f"for {i} := 1; {i} <= {rounds}; {i}++", rounds):
                g.line(f"a := values({i})")
                arguments = ", ".join(
                    g.pick([i, f"a[({i} + {k * 2}) % {len(values)} + 1]"]) for k in range(max(1, entry.parameters))
                )
                how = g.pick(["drive", "drive", "pcall", "pcall", "elsewhere"])
                g.line(f"r := table.pack({how}({entry.name}, {arguments}))")
                g.line(f"{total} = mix({total}, r.n, unpack(r, 1, r.n))")
                g.line(f'if {i} % {max(rounds // 8, 1)} == 1 {{ out("{g.name("w")}", {total}, r) }}')
            g.line(f'out("{g.name("w")}", {total})')


def web(g):
    """A graph of functions that call each other in all ways, with errors and yields at all depths."""
    w = Web(g)
    for _ in range(g.between(4, 11)):
        w.function()
    w.run()


def counts(g):
    """Arguments given against parameters, results made against results wanted, from none to 254 of each."""
    row = g.name("row")
    g.line(f"{row} := {{}}")
    g.line(f"for i := 1; i <= 300; i++ {{ {row}[i] = i % 9 == 4 && i * 0.5 || i }}")
    for _ in range(g.between(2, 4)):
        p, variadic, f = g.pick(COUNTS), g.chance(0.4), g.name("cnt")
        names = [f"a{k}" for k in range(p)]
        shown = g.some(names, 4) + (["#..."] if variadic else [])
        with g.function(f"func {f}({', '.join(names + ['...'] * variadic)})"):
            g.line(f"n := 0")
            if names:
                g.line(f"if a{p - 1} == nil {{ n = 1 }}")
                g.line(f"a{g.between(0, p - 1)} = n")
            g.line(g.pick([
                f"return {', '.join(shown + ['n'])}",
                f"return unpack({row}, 1, ({shown[0] if shown else '0'} || 2) % 251)",
                f"return{' ...' if variadic else ''}", f"return n, {'...' if variadic else 'n'}",
                f"t := {{{', '.join(names[:60])}}} return #t, t[{max(1, p // 2)}]",
                f"if n == 1 {{ return }} return {', '.join(names[:250]) or 'nil'}"
            ]))
        uses = [
            f"a, b, c := {f}(@) seen = mix(seen, a, b, c)", f"seen = mix(seen, {f}(@))", f"seen = mix(seen, ({f}(@)))",
            f"{f}(@)", f"t := {{{f}(@)}} seen = mix(seen, #t, t[#t], t[1])",
            f"seen = mix(seen, select('#', {f}(@)))".replace("'", '"'), f"seen = mix(seen, {f}({f}(@)))",
            f"seen = mix(seen, pcall({f}, @))", f"seen = mix(seen, coroutine.wrap({f})(@))",
            f"x, y := 5, {f}(@) seen = mix(seen, y, x)", f"seen = mix(seen, relay({f}, @))",
            f"t := {{1, 2, {f}(@), 3}} seen = mix(seen, #t, t[3])"
        ]
        n, i = g.pick([20, 60, 130]), g.name("i")
        g.line("seen := 0")
        with g.loop(f"for {i} := 1; {i} <= {n}; {i}++", n):
            for use in g.some(uses, g.between(2, 5)):
                k = g.pick([0, p, p, max(0, p - 1), p + 1, g.pick(COUNTS)])
                given = g.pick([
                    ", ".join(g.pick([i, str(j), "nil"]) for j in range(min(k, 254))) or "nil",
                    f"unpack({row}, 1, {i} % {k + 2})", f"{i}, unpack({row}, {i} % 5 + 1, {k})",
                    f"unpack({row}, 1, {k} + {i} % 3)"
                ])
                g.line("{ " + use.replace("@", given) + " }")
            g.line(f'if {i} % {max(n // 4, 1)} == 1 {{ out("{g.name("n")}", seen) }}')
        g.line(f'out("{g.name("n")}", seen, {f}(1, 2, 3))')


# One step of a recursion that ends at n == 0: `@` is the function itself.
STEPS = [
    "return 1 + @(n - 1)", "return @(n - 1) + 1", "r := @(n - 1) return r + 1", "ok, r := pcall(@, n - 1) return r + 1",
    "return select(2, pcall(@, n - 1)) + 1", "ok, r := xpcall(@, show, n - 1) return r + 1",
    "return setmetatable({}, {__index: func(t, k) { return @(k) }})[n - 1] + 1",
    "return (setmetatable({}, {__add: func(a, b) { return @(b) }}) + (n - 1)) + 1",
    "return setmetatable({}, {__call: func(s, m) { return @(m) }})(n - 1) + 1",
    "for r := range func(s, c) { if c == nil { return @(n - 1) } } { return r + 1 }",
    "a, b, c, d, e := n, n + 1, n + 2, n + 3, n + 4 r := @(n - 1) return r + (b - a) + (c - b - 1) + (e - d - 1)",
    "return (func(...) { return @(...) })(n - 1, n, n) + 1", "return late(@, n - 1) + 1",
    "o := {step: func(self, m) { return @(m) }} return o:step(n - 1) + 1",
    "pause(n) return 1 + @(n - 1)", "h := n return 1 + @(n - 1) + (h - n)"
]

# Recursion without end, one step each. `n` is the depth reached, global.
ENDLESS = [
    "return 1 + @(n + 1)", "r := @(n + 1) return r", "return @(n + 1, n, n, n)", "ok, e := pcall(@, n + 1) return e",
    "ok, e := pcall(@, n + 1) error(e)", "return setmetatable({}, {__index: func(t, k) { return @(k) }})[n + 1]",
    "return setmetatable({}, {__call: func(s, m) { return @(m) }})(n + 1)",
    "return setmetatable({}, {__add: func(a, b) { return @(b) }}) + (n + 1)",
    "return setmetatable({}, {__eq: func(a, b) { return @(n + 1) }}) == setmetatable({}, {})",
    "if setmetatable({}, {__lt: func(a, b) { return @(n + 1) }}) < 1 { return 1 } return 2",
    "setmetatable({}, {__newindex: func(t, k, v) { @(v) }}).x = n + 1",
    "return #setmetatable({}, {__len: func(t) { return @(n + 1) }})",
    'return "a" .. setmetatable({}, {__concat: func(a, b) { return @(n + 1) }})',
    "for k := range @ { return k }", "table.sort({2, 1}, func(a, b) { @(n + 1) return a < b })",
    "return table.map({1}, func(x) { return @(n + 1) })", 'return string.gsub("a", "a", func() { return @(n + 1) })',
    "return tostring(setmetatable({}, {__tostring: func(s) { return @(n + 1) }}))",
    "a, b, c, d, e, f := 1, 2, 3, 4, 5, 6 return a + b + c + d + e + f + @(n + 1)",
    "return (func(...) { return @(...) })(n + 1, 1, 2)", "ok, e := xpcall(@, func(e) { return e }, n + 1) return ok, e",
    "return xpcall(error, func(e) { return @(n + 1) })", 'return relay(@, n + 1, "x")'
]


def depths(g):
    """Recursion of every make: returning, failing and pausing far down, and beyond the limit."""
    names = [g.name("deep") for _ in range(g.between(1, 3))]
    for name in names:
        g.line(f"var {name}")
    for k, name in enumerate(names):
        with g.function(f"{name} = func(n, ...)"):
            g.line(f"if n <= 0 {{ {g.pick(['return 0', 'return pause(0) || 0', 'error(0)', 'return 0, 1'])} }}")
            if g.chance(0.3):
                at, event = g.pick([7, 40]), g.pick(["n = n + 0.0", "error(n)", "error({at: n})", "pause(n)"])
                g.line(f"if n == {at} {{ {event} }}")
            g.line(g.pick(STEPS).replace("@", names[(k + 1) % len(names)]))
    for depth in g.some([1, 9, 33, 60, 400, 1500], 3):
        how = g.pick(["{f}", "coroutine.wrap({f})", "drive, {f}", "elsewhere, {f}", "relay, {f}", "pcall, {f}"])
        g.line(f'try("{g.name("dp")}", {how.replace("{f}", names[0])}, {min(depth, 150 if "pcall" in how else depth)})')
    g.line(f"for i := 0; i < {g.pick([20, 60])}; i++ {{ drive({names[-1]}, i % 9) }}")
    if g.chance(0.2):
        overflow(g)


def overflow(g):
    """Beyond the limit, in several ways, with the depth at which it was found; and life goes on."""
    g.line(DEEP)
    reached = g.name("reached")
    g.line(f"{reached} = 0")
    for _ in range(g.between(1, 2)):
        f, other = g.name("endless"), g.name("endless")
        names = [f, other] if g.chance(0.4) else [f]
        g.line(f"var {f}, {other}")
        for k, name in enumerate(names):
            with g.function(f"{name} = func(n)"):
                g.line(f"n = {reached} + 1")
                g.line(f"{reached} = n")
                g.line(g.pick(ENDLESS).replace("@", names[(k + 1) % len(names)]))
        for how in g.some(["{f}", "coroutine.wrap({f})", "elsewhere, {f}", "pcall, {f}", "relay, {f}", "late, {f}"],
                          g.between(1, 2)):
            g.line(f"{reached} = 0")
            with g.function("ok, e := pcall(func()", ")"):
                g.line(f"return clip(show(({how.replace(', {f}', '')}({f}, 1))))" if ", " in how else
                       f"return clip(show(({how.replace('{f}', f)}(1))))")
            g.line(f'out("{g.name("ov")}", ok, e, {reached})')


def iterators(g):
    """Functions of all makes under range: counts of results, errors, pauses, tables that change, early ends."""
    make = g.name("make")
    source = g.pick([
        "k := 0 return func() { k++ if k <= n { return k, k * 2, k * 3 } }",
        "k := 0 return func() { k++ if k > n { return } return k }",
        "k := 0 return func() { k++ if k > n { return nil, 5 } pause(k) return k, {k} }",
        "return func(s, c) { if c < s { return c + 1, pause(c) } }, n, 0",
        "return func(s, c) { if c >= s { return nil } if c == 7 { error({at: c}) } return c + 1.0, s }, n, 0",
        "return coroutine.wrap(func() { for k := 1; k <= n; k++ { coroutine.yield(k, k * 0.5) } })",
        "t := {} for k := 1; k <= n; k++ { t[k] = k } return next, t",
        "t := {} for k := 1; k <= n; k++ { t[k * 3] = k t[\"k\" .. k] = k } return t",
        "return n", "return string.rep(\"ab\", n)", 'return string.gmatch(string.rep("k=v ", n), "(%w)=(%w)")',
        "t := setmetatable({}, {__call: func(s, a, c) { if (c || 0) < n { return (c || 0) + 1 } }}) "
        "return func(s, c) { return t(s, c) }",
        "ch := make(chan) go func() { for k := 0; k < n; k++ { ch <- k } close(ch) }() return ch",
        "var f; f = func(s, c) { if c == nil { return n } if c > 0 { return c - 1, relay(f, s, 0) } } return f",
        "return func(...) { n-- if n > 0 { return #..., ... } }, n"
    ])
    with g.function(f"func {make}(n)"):
        g.line(source)
    walk = g.name("walk")
    variables = g.pick(["k", "k, v"])
    with g.function(f"func {walk}(n, inner)"):
        g.line("h, rounds, fs := 7, 0, {}")
        with g.block(f"for {variables} := range {make}(n)"):
            g.line("rounds++")
            g.line("if rounds > 60 { break }")
            g.line(f"h = mix(h, {variables})")
            for _ in range(g.between(1, 3)):
                g.line(g.pick([
                    "if rounds % 3 == 1 { continue }", "if rounds == 11 { break }", "if rounds == 23 { return h, k }",
                    "fs[rounds] = func() { k = mix(1, k) return k }", 'if rounds == 9 { error("body") }',
                    f"if rounds % 8 == 2 && !inner {{ h = mix(h, pcall({walk}, 5, true)) }}", "h = mix(h, pause(h))",
                    "for j := range 3 { if j == rounds % 3 { break } h = mix(h, j) }", "k = nil",
                    "pcall(func() { error(k) })"
                ]))
        g.line("for i, f := range fs { h = mix(h, i, f()) }")
        g.line("return h, rounds")
    n, i = g.pick([10, 30]), g.name("i")
    with g.loop(f"for {i} := 0; {i} < {n}; {i}++", n):
        g.line(f'if {i} < 9 {{ out("{g.name("it")}", drive({walk}, {i} * 3)) }} else {{ pcall({walk}, {i}) }}')
    g.line(f'try("{g.name("it")}", {walk}, {g.pick(["12.5", "40", "nil"])})')


def callbacks(g):
    """sort, map, filter, reduce and gsub with functions that fail, pause, or change what is being worked on."""
    data, n = g.name("data"), g.pick([3, 8, 25, 60])
    value = g.pick(["(i * 37) % 23", "(i * 37 % 23) / 4", '"k" .. (i * 37) % 23', "{v: (i * 37) % 23}",
                    "i % 2 == 0 && i || i * 0.5"])
    g.line(f"{data} := {{}}")
    g.line(f"for i := 1; i <= {n}; i++ {{ {data}[i] = {value} }}")
    f, at = g.name("cb"), g.pick([2, 5, 17, 40])
    event = g.pick([
        'error("cb")', "error({at: calls})", "pause(calls)", f"{data}[#{data}] = nil",
        f"if #{data} < 90 {{ {data}[#{data} + 1] = {data}[1] }}",
        "calls = calls + 0.5", "return", f"table.sort({{4, 2, 9}}, func(p, q) {{ pause(p) return p < q }})",
        "coroutine.yield(calls)", "late(error, calls)"
    ])
    g.line("calls := 0")
    with g.function(f"func {f}(a, b)"):
        g.line("calls++")
        g.line(f"if calls % {at} == {at - 1} {{ {event} }}")
        g.line(g.pick([
            "x, y := mix(0, a), mix(0, b) return x < y", 'return show(a) < show(b)', "return a", "return show(a)",
            "h := 0 for k := 0; k < 5; k++ { h = mix(h, a, k) } return h % 2 == 0", "return mix(calls, a), b",
            "return b",
            "return pcall(mix, calls, a)"
        ]))
    uses = [
        f"sorted({data}, {f})", f"table.sort({data}, {f})", f"table.map({data}, {f})", f"table.filter({data}, {f})",
        f"table.reduce({data}, {f}, 0)", f'string.gsub("hello world", "%w", {f})', f"walked({f}, {data})",
        f"table.map({data}, func(x) {{ return table.map({{x}}, {f}) }})", f"table.fromArray({data}, {f})",
        f'string.gsub("k=v a=b", "(%w)=(%w)", {f})'
    ]
    for use in g.some(uses, g.between(2, 5)):
        how = g.pick(["try({l}, func() { return @ })", "out({l}, drive(func() { return @ }))",
                      "try({l}, elsewhere, func() { return @ })"])
        g.line(how.replace("{l}", f'"{g.name("cb")}"').replace("@", use))
        g.line(f'out("{g.name("cb")}", calls, {data})')
    with g.loop(f"for i := 0; i < {g.pick([5, 20])}; i++", 20):
        g.line(f"pcall(func() {{ return {g.pick(uses)} }})")
    g.line(f'out("{g.name("cb")}", calls, #{data})')


def coroutine_moves(g):
    """Coroutines resumed from other depths, other coroutines, callbacks and metamethods; left behind; failed."""
    body = g.name("body")
    with g.function(f"func {body}(a, ...)"):
        g.line("h, i, x, y := mix(1, a, ...), 0, a, 0.5")
        with g.loop(f"for i < {g.pick([4, 9, 200])}", 9):
            g.line("i++")
            g.line(g.pick([
                "x = coroutine.yield(h, i)", "x, y = coroutine.yield(i)", "x = coroutine.yield()",
                "ok, x2 := pcall(coroutine.yield, i, h) h = mix(h, x2)", "x = relay(coroutine.yield, i, x)",
                "x = late(pause, i)", "x = setmetatable({}, {__index: func(t, k) { return coroutine.yield(k) }})[i]",
                "ok, x = pcall(func(v) { coroutine.yield(v) error(v) }, i)", "x = coroutine.wrap(pause)(i, h)",
                "x = drive(pause, i)", 'x = string.gsub("ab", ".", func(c) { return coroutine.yield(c) })',
                "if setmetatable({}, {__lt: func(a, b) { return coroutine.yield(i) }}) < 1 { h += 1 } else { h += 2 }"
            ]))
            if g.chance(0.4):
                at, event = g.pick([3, 6]), g.pick(["error({at: i})", "return i, h", "h = nil + 1", "i += 2"])
                g.line(f"if i == {at} {{ {event} }}")
            g.line("h = mix(h, x, y, i)")
        g.line("return h, i, x")
    pool = g.name("pool")
    count = g.pick([1, 3, 20])
    g.line(f"{pool} := {{}}")
    g.line(f"for i := 1; i <= {count}; i++ {{ {pool}[i] = coroutine.create({body}) }}")
    step = g.name("step")
    with g.function(f"func {step}(k, ...)"):
        g.line("h := k")
        resume = g.pick([
            f"return coroutine.resume({pool}[k], ...)", f"return relay(coroutine.resume, {pool}[k], ...)",
            f"return pcall(coroutine.resume, {pool}[k], ...)",
            f"a, b, c := coroutine.resume({pool}[k], ...) return a, b, c, h - k",
            f"v := setmetatable({{}}, {{__add: func(p, q) {{ a, b := coroutine.resume({pool}[k], q) return b }}}}) + k "
            "return v, h",
            f"return table.map({{1}}, func(v) {{ a, b := coroutine.resume({pool}[k], v) return b }})[1], h",
            f"return coroutine.wrap(func(...) {{ return coroutine.resume({pool}[k], ...) }})(...)",
            f"if k > 1 {{ {step}(k - 1, k) }} return coroutine.resume({pool}[k], ...)"
        ])
        g.line(resume)
    n, j = g.pick([12, 60]), g.name("j")
    with g.loop(f"for {j} := 1; {j} <= {n}; {j}++", n):
        value = g.pick([j, "nil", f"{j}, {j} * 0.5", "", f"unpack({{1, 2, 3}}, 1, {j} % 4)"])
        g.line(f"r := table.pack({step}({j} % {count} + 1{', ' + value if value else ''}))")
        with g.block(f"if {j} < 10 || {j} % 20 == 0"):
            g.line(f'out("{g.name("cm")}", r, coroutine.status({pool}[{j} % {count} + 1]))')
        if g.chance(0.4):
            g.line(f"if {j} % 7 == 3 {{ {pool}[{j} % {count} + 1] = coroutine.create({body}) }}")
        if g.chance(0.3):
            g.line(f"if {j} % 5 == 2 {{ drive({step}, {j} % {count} + 1, {j}) }}")
    w = g.name("w")
    g.line(f"{w} := coroutine.wrap({body})")
    g.line(f"for i := 0; i < {g.pick([3, 15])}; i++ {{ out(\"{g.name('cm')}\", pcall({w}, i)) }}")


def goroutine_calls(g):
    """Channels used far down in calls, callbacks and coroutines; errors caught in goroutines."""
    n, workers = g.pick([4, 15, 40]), g.between(1, 4)
    work = g.name("work")
    with g.function(f"func {work}(v, n)"):
        g.line(f"h := mix(v, n)")
        below = g.pick(["{}(", "late({}, ", "relay({}, ", "drive({}, "]).format(work)
        g.line(f"if n > 0 {{ return mix(h, {below}v, n - 1)) }}")
        g.line(g.pick(["if v % 5 == 3 { error(v) }", "if v % 5 == 3 { error({v: v}) }", "h += 1", "h = h + nil * v"]))
        g.line("return h, v")
    g.line(f"jobs, results := make(chan{g.pick(['', ', 2', ', 50'])}), make(chan{g.pick(['', ', 3'])})")
    with g.block(f"for w := 1; w <= {workers}; w++"):
        receive = g.pick([
            "for v := range jobs { results <- {v, pcall(" + work + ", v, v % 6)} }",
            "for { v, ok := <-jobs if !ok { break } results <- {v, drive(" + work + ", v, 3)} }",
            "send := func(v, ...) { results <- {v, ...} } for v := range jobs { send(v, pcall(" + work + ", v, 1)) }",
            "for v := range jobs { table.map({v}, func(x) { results <- {x, pcall(" + work + ", x, 2)} }) }",
            "for v := range coroutine.wrap(func() { for { v, ok := <-jobs if !ok { return } coroutine.yield(v) } }) "
            "{ results <- {v, pcall(" + work + ", v, 2)} }"
        ])
        with g.function("go func()", "()"):
            g.line(receive)
            g.line("results <- nil")
    send = g.pick(["jobs <- i", "relay(func(x) { jobs <- x }, i)"])
    g.line(f"go func() {{ for i := 1; i <= {n}; i++ {{ {send} }} close(jobs) }}()")
    g.line("got, left := {}, " + str(workers))
    with g.block("for left > 0"):
        g.line("r := <-results")
        with g.block("if r == nil"):
            g.line("left--")
        with g.otherwise():
            g.line("got[r[1]] = show(r)")
    g.line(f'for i := 1; i <= {n}; i++ {{ if i < 9 || i % 9 == 0 {{ out("{g.name("gc")}", got[i]) }} }}')
