"""Sections about hot loops: what a compiler of whole loops, with everything they call inlined, gets wrong first.

Unlike the sections of script_fuzz_sites.py, whose loops call one function and watch it from outside, these put the work
into the loops themselves: nests with short inner loops, variables that change their kind as they go round, rows that
grow, objects that get fields, functions of several results that return early, variables shared with closures. Library
calls, which end what such a compiler can see, are rare inside; instead values are appended to a log, which is printed
behind the loop (`digest`). script_fuzz_sections.py says what a section is.
"""

# digest: a list as text, with the sign of zeros: the first values, some on the way, the last, and a sum over all.
DIGEST = """
func digest(label, list) {
  h, n := 7, #list
  texts := {}
  for i := 1; i <= n; i++ {
    v := list[i]
    s := show(v, 1)
    if v == 0 { s = s .. (1 / v < 0 && "-" || "+") }
    h = (h * 33 + #s + 7 * s:byte(1) + 13 * s:byte(#s) + 5 * s:byte(#s // 2 + 1)) % 1000003
    if i <= 12 || i > n - 4 || i % 29 == 0 && #texts < 40 { texts[#texts + 1] = s }
  }
  print(label, n, h, table.concat(texts, " "))
}
""".replace("#s // 2", "math.floor(#s / 2)")

INTS = ["a", "b", "c"]
NUMBERS = ["x", "y", "w"]
FLAGS = ["t", "f"]
SMALL = ["0", "1", "2", "3", "5", "7", "(-1)", "(-3)", "10", "100", "255"]
LARGE = ["140737488355327", "(-140737488355327 - 1)", "70368744177664", "11863283", "4294967295", "2147483648",
         "1000003", "65536"]
REALS = ["0.5", "1.5", "2.0", "(-0.5)", "0.1", "(-0.0)", "0.0", "1e10", "3.25", "(-7.5)", "1e300", "140737488355328.0",
         "(0 / 0)", "(1 / 0)"]


class Nest:
    """Writes the body of one function: its variables have fixed names, loops and statements are random."""

    def __init__(self, g):
        self.g = g
        self.counters = []
        self.budget = g.pick([6, 10, 16, 24])
        self.helpers = []
        self.pauses = g.chance(0.1)

    # ---- expressions

    def index(self):
        g = self.g
        counter = g.pick(self.counters) if self.counters and g.chance(0.8) else "a"
        return g.pick([counter, counter, f"{counter} % 8", f"{counter} + 1", f"({counter} * 3) % 11", "0", "1",
                       str(g.between(0, 9)), f"{counter} - 1"])

    def int(self, depth=2):
        g = self.g
        if depth <= 0 or g.chance(0.3):
            if self.counters and g.chance(0.45):
                return g.pick(self.counters)
            return g.pick(INTS + INTS + SMALL + ["n"] + (LARGE if g.chance(0.1) else []))
        p, q = self.int(depth - 1), self.int(depth - 1)
        return g.pick([
            f"({p} + {q})", f"({p} - {q})", f"({p} * {q})", f"({p} % {g.pick(['7', '3', '64', '1009', '(-5)', '2'])})",
            f"({p} % 97 * {q})", f"(-{g.pick(INTS)})", f"bit32.{g.pick(['band', 'bor', 'bxor'])}({p}, {q})",
            f"bit32.{g.pick(['lshift', 'rshift'])}({p}, {g.between(0, 33)})", f"math.floor({self.number(depth - 1)})",
            f"math.{g.pick(['max', 'min'])}({p}, {q})", f"math.abs({p})", "#ints", "#reals", "#log", "#flags", "u",
            f"(ints[{self.index()}] || {q})", f"obj.k", "objs[1].k", f"({self.flag(depth - 1)} && {p} || {q})",
            self.call(depth), f"({p} % {q})", f"({p} + 1)", f"({p} - 3)", f"count(1)"
        ])

    def number(self, depth=2):
        g = self.g
        if depth <= 0 or g.chance(0.25):
            return g.pick(NUMBERS + NUMBERS + INTS + REALS[:8] + (REALS if g.chance(0.1) else []))
        p, q = self.number(depth - 1), self.number(depth - 1)
        return g.pick([
            f"({p} + {q})", f"({p} - {q})", f"({p} * {q})", f"({p} / {q})", f"({p} * 0.5)", f"({p} / 4)", f"({p} - 1)",
            f"({p} % {g.pick(['2.5', '7', '(-3)', '0.75', '(-0.5)', '1'])})", f"(-{p})".replace("--", "- -"),
            f"math.sqrt(math.abs({p}))", f"math.sqrt({p})", f"math.abs({p})", f"math.max({p}, {q})",
            f"math.min({p}, {q})", f"math.floor({p})", self.int(depth - 1), self.int(depth - 1),
            f"(reals[{self.index()}] || {q})", f"(mixed[{self.index()}] || {q})", "obj.v", "obj.v * 2",
            f"rows[{self.index()} % 4][{self.index()} % 4]", f"({self.flag(depth - 1)} && {p} || {q})",
            self.call(depth), "cellar", f"objs[{g.between(0, 2)}].v", f"(2 - {p})", f"(1 / {p})", f"bump({q})",
            f"matrix.getf(rows, {g.between(0, 3)}, {g.between(0, 3)})"
        ])

    def flag(self, depth=1):
        g = self.g
        if depth < 0:
            return g.pick(FLAGS + ["true", "false"])
        p, q = self.number(depth - 1), self.number(depth - 1)
        order = g.pick(["<", "<=", ">", ">=", "==", "!="])
        return g.pick([
            f"({p} {order} {q})", f"({self.int(depth - 1)} {order} {self.int(depth - 1)})", f"({self.int(0)} % 3 == 0)",
            f"({p} {order} {g.pick(SMALL)})", f"!({p} {order} {q})", g.pick(FLAGS), f"!{g.pick(FLAGS)}",
            f"(z == nil)", "(z != nil)", f"flags[{self.index()}]", f"flags[{self.index()}] == true", f"({p} == {p})",
            f"({self.flag(depth - 1)} && {self.flag(depth - 1)})", f"({self.flag(depth - 1)} || {self.flag(depth - 1)})",
            "(t == f)", f"(obj.extra == nil)", f"(objs[0] == objs[1])", f"(z == {q})", f"(z == true)", "obj.on"
        ])

    def call(self, depth):
        g = self.g
        if not self.helpers:
            return "a"
        name, parameters = g.pick(self.helpers)
        parameters += g.pick([0, 0, 0, 0, 1, -1])
        arguments = [g.pick([self.int, self.number])(depth - 2) for _ in range(max(parameters, 0))]
        if g.chance(0.06):
            arguments = arguments[:1] + [f"two({self.int(0)}, {self.number(0)})"]
        return f"{name}({', '.join(arguments)})"

    # ---- statements

    def value(self):
        g = self.g
        return g.pick([self.int, self.number, self.int, self.number, self.flag, lambda: "nil", lambda: "z"])()

    def simple(self):
        g = self.g
        i = self.index
        return g.pick([
            lambda: f"{g.pick(INTS)} = {self.int()}", lambda: f"{g.pick(INTS)} = ({self.int()}) % {g.pick(['1009', '8', '100'])}",
            lambda: f"{g.pick(NUMBERS)} = {self.number()}", lambda: f"{g.pick(NUMBERS)} = {self.number()}",
            lambda: f"{g.pick(NUMBERS)} = {self.int()}", lambda: f"{g.pick(FLAGS)} = {self.flag()}",
            lambda: f"{g.pick(INTS)} {g.pick(['+=', '-=', '+=', '*='])} {self.int(1)}",
            lambda: f"{g.pick(NUMBERS)} {g.pick(['+=', '-=', '*=', '/='])} {self.number(1)}",
            lambda: f"{g.pick(INTS)}{g.pick(['++', '--'])}",
            lambda: f"a, b = b, a", lambda: f"x, y = y, {self.number()}", lambda: "x, a = a, 3",
            lambda: f"z = {self.value()}", lambda: f"z = {g.pick(['nil', 'nil', '1', 'true', '0.5'])}",
            lambda: f"log[#log + 1] = {self.number(1)}", lambda: f"log[#log + 1] = {self.value()}",
            lambda: f"log[#log + 1] = {self.int(1)}", lambda: f"log[#log + 1] = {self.flag()} == true",
            lambda: f"ints[{i()}] = {self.int()}", lambda: f"ints[#ints + 1] = {self.int()}",
            lambda: f"reals[{i()}] = {self.number()}", lambda: f"reals[#reals + 1] = {self.number()}",
            lambda: f"mixed[{i()}] = {self.value()}", lambda: f"flags[{i()}] = {self.flag()} == true",
            lambda: f"flags[{i()}] = {g.pick(['true', 'false', 'nil', 't'])}",
            lambda: f"holes[{i()}] = {self.value()}", lambda: f"z = holes[{i()}]",
            lambda: f"rows[{i()} % 4][{i()} % 4] = {self.number(1)}",
            lambda: f"matrix.setf(rows, {g.between(0, 3)}, {g.between(0, 3)}, {self.number(1)} + 0.5)",
            lambda: f"rows[{g.between(0, 3)}] = {{0.5, 1.5, [0]: 2.5, [3]: {self.number(0)}}}",
            lambda: f"obj.v = {self.number()}", lambda: f"obj.k = {self.int()}", lambda: f"obj.v = obj.v {g.pick('+-*')} {self.number(1)}",
            lambda: f"obj.k = obj.k + 1", lambda: f"obj.on = {self.flag()}", lambda: f"obj.extra = {self.value()}",
            lambda: f"obj = objs[{i()} % 3]", lambda: f"obj = {{v: {self.number(1)}, k: {self.int(1)}}}",
            lambda: f"obj = setmetatable({{k: {self.int(1)}, v: {self.number(0)}}}, Proto)",
            lambda: f"objs[{i()} % 3] = obj", lambda: f"objs[{i()} % 3]:add({self.number(1)})",
            lambda: f"x = objs[{i()} % 3]:get({self.int(1)})", lambda: f"obj, objs[0] = objs[0], obj",
            lambda: f"u = {self.int()}", lambda: f"u = u + {self.int(1)}", lambda: f"bump({self.number(1)})",
            lambda: f"cellar = {self.number(1)}", lambda: f"a, x = two({self.int(1)}, {self.number(1)})",
            lambda: f"a, x, z = two({self.int(1)}, {self.number(1)})", lambda: f"x = {self.call(2)}",
            lambda: f"x, w = {self.call(2)}", lambda: f"z = {self.call(2)}", lambda: f"acc = acc + {self.number(1)}",
            lambda: f"total = total + {self.int(1)}", lambda: f"acc += {self.call(2)}", lambda: f"x = three(two({self.int(0)}, {self.number(0)}))",
            lambda: f"y = three({self.int(0)}, some({self.int(0)}))", lambda: "ints = {}", lambda: "log[#log + 1] = obj.v",
            lambda: f"log[#log + 1] = 1 / {g.pick(NUMBERS)}", lambda: f"log[#log + 1] = {g.pick(INTS + NUMBERS)}"
        ])()

    def rare(self):
        """Something that happens once or twice in a loop."""
        g = self.g
        return g.pick([
            lambda: f"{g.pick(NUMBERS)} = {g.pick(REALS)}", lambda: f"{g.pick(INTS)} = {g.pick(LARGE)}",
            lambda: f"{g.pick(INTS)} = {g.pick(REALS[:6])}", lambda: f"{g.pick(INTS + NUMBERS)} = {g.pick(['nil', 'true', self.number()])}",
            lambda: f"z = {g.pick(['nil', '{}', 'true', '2', '0.5'])}", lambda: f"obj.new{g.between(1, 3)} = {self.value()}",
            lambda: "Proto.get = func(self, d) { return self.k - d }", lambda: "Proto.get = nil", lambda: "Proto.bias = 4",
            lambda: "Proto.add = func(self, d) { self.v = d }", lambda: "Proto.__index = {get: func(s, d) { return d }, add: func(s, d) { s.k = 9 }}",
            lambda: f"{g.pick(['hot1', 'hot2', 'two', 'three', 'some'])} = func(p, q) {{ return {g.pick(['p', 'q', 'p, q', '', '1.5', 'nil', 'p, 2, 3', 'p + q'])} }}",
            lambda: "hot1 = math.max", lambda: "bump = func(d) { return d }", lambda: "setmetatable(obj, nil)",
            lambda: "setmetatable(obj, Proto)", lambda: f"log[#log + 1] = {g.pick(['nil', 'obj.v', 'true', '1.5'])}",
            lambda: f"ints[{g.between(0, 40)}] = {g.pick(['0.5', 'nil', 'true', '7'])}", lambda: f"reals[{g.between(0, 20)}] = {g.pick(['1', 'nil', '0.5'])}",
            lambda: "flags = make([]bool, 5)", lambda: "reals = {1.5, 2.5}", lambda: "ints = {5, 6, [0]: 4}", lambda: "flags[0] = 5",
            lambda: "holes[#holes] = nil", lambda: "rows[1] = rows[2]", lambda: 'error("stop")', lambda: "x = x + nil",
            lambda: "x = z.field", lambda: f"return {self.number()}, {self.int()}", lambda: f"return a, x",
            lambda: "mark(\"r\", a, b, x, y, z, t)", lambda: "x = pause(x)", lambda: "elsewhere(func() { cellar = 1 })",
            lambda: "pcall(func() { u = u + 1 error(1) })", lambda: f"{self.counters[-1]} += 2" if self.counters else "a++",
            lambda: "n += 1", lambda: "n = n + 0.0", lambda: "n -= 2", lambda: "cellar = nil", lambda: "cellar = true", lambda: "u = 0.5",
            lambda: "obj.v = nil", lambda: "obj.k = 0.5", lambda: "obj.v = 1", lambda: "objs[1] = {v: 1, k: 2}", lambda: "matrix.getf = func(m, i, j) { return 1 }",
            lambda: "math.abs = func(v) { return v }"
        ])()

    def statement(self, depth):
        g = self.g
        self.budget -= 1
        form = g.between(0, 19)
        if form <= 2 and depth > 0 and self.budget > 0:
            self.loop(depth)
        elif form <= 5 and depth > 0:
            with g.block(f"if {self.flag()}"):
                self.statements(g.between(1, 2), depth - 1)
            if g.chance(0.5):
                with g.otherwise():
                    self.statements(g.between(1, 2), depth - 1)
        elif form == 6 and g.loops:
            g.line(f"if {self.flag()} {{ {g.pick(['break', 'continue', 'continue'])} }}")
        elif form <= 9 and self.counters:
            counter = g.pick(self.counters)
            when = g.pick([f"{counter} == {g.between(0, 60)}", f"{counter} % 31 == {g.between(0, 30)}",
                           f"#log == {g.between(5, 90)}", f"total > {g.between(10, 400)}"])
            g.line(f"if {when} {{ {self.rare()} }}")
        else:
            g.line(self.simple())

    def statements(self, count, depth):
        for _ in range(count):
            self.statement(depth)

    def loop(self, depth, rounds=None):
        g = self.g
        i = g.name("i")
        bound = rounds or g.pick(["0", "1", "2", "3", "4", "a % 5", "n % 4", "#reals % 6", f"{self.counters[-1] if self.counters else 3} % 4", "9", "17"])
        counted = [f"for {i} := 0; {i} < {bound}; {i}++", f"for {i} := 1; {i} <= {bound}; {i}++", f"for {i} := {bound}; {i} > 0; {i}--",
                   f"for {i} := 0; {i} < {bound}; {i} += 2", f"for {i} := 0.5; {i} < {bound}; {i} += 1",
                   f"for {i} := 0; {i} != {bound}; {i}++" if rounds else f"for {i} := 2; {i} <= {bound}; {i}++"]
        if g.chance(0.25):
            g.line(f"{i} := 0")
            head = g.pick([f"for {i} < {bound}", f"while {i} <= {bound} && {self.flag()}", f"for {self.flag()}", "for"])
        else:
            head = g.pick(counted)
        runaway = g.name("r")
        g.line(f"{runaway} := 0")
        with g.loop(head, 2):
            if head not in counted:
                g.line(f"{i} += 1")
            g.line(f"{runaway}++")
            g.line(f"if {runaway} > {300 if not self.counters else 40} {{ break }}")
            self.counters.append(i)
            self.statements(g.between(2, 6) if self.counters[1:] else g.between(3, 8), depth - 1)
            self.counters.pop()


def helpers(g, nest):
    """Global functions for the loop to call: of several results, of early returns, calling each other."""
    g.line("func two(p, q) { return p, q }")
    g.line(g.pick(["func three(p, q, r) { return p + (r || 1) }",
                   "func three(p, q, r) { if r == nil { return p } return q, p }"]))
    g.line(g.pick(["func some(p) { if p % 2 == 0 { return p } return p, 1 }",
                   "func some(p) { if p % 3 == 0 { return } if p % 3 == 1 { return p } return p, 2.5 }",
                   "func some(p) { return two(p, 2) }"]))
    bodies = [
        "return p + 1", "return p * q", "if p < q { return p } return q", "if p > 3 { return p, q } return 0.5",
        "for j := 0; j < 4; j++ { for k := 0; k < 3; k++ { if j * k > p { return j } } } return -1",
        "s := 0 for j := 0; j < 3; j++ { s += p } return s", "return two(p, q)", "if q == nil { return p } return p - q",
        "v := p || 1 if v == 2 { return nil } return v / 2", "return some(p)", "p = p % 10 return p",
        "s := 0 for s < 2 { s++ if s == p { return s, p } } return q", "total += 1 return total", "return",
        "if p == 13 { error(\"thirteen\") } return p", "return math.floor(p / 2), p", "t := {v: p, k: q} return t.v"
    ]
    for name in ("hot1", "hot2"):
        g.line(f"func {name}(p, q) {{ {g.pick(bodies)} }}")
        nest.helpers.append((name, g.pick([1, 2])))
    g.line(f"func hot3(p, q) {{ r := hot1(p, q) {g.pick(['return hot2(r, p)', 'return (r || 0) + 1', 'r, q = hot2(q, p) return q, r'])} }}")
    nest.helpers += [("hot3", 2), ("two", 2), ("some", 1), ("three", 2)]


def nests(g):
    """One function whose loops do a bit of everything, called with numbers of one kind, then of others."""
    nest = Nest(g)
    g.paste(DIGEST)
    g.line("total, acc, u, cellar := 0, 0.0, 0, 1")
    g.line("Proto := {bias: 2}")
    g.line("Proto.__index = Proto")
    g.line(g.pick(["Proto.get = func(self, d) { return self.k + d }", "Proto.get = func(self, d) { self.k = self.k + 1 return self.v + self.bias }"]))
    g.line(g.pick(["Proto.add = func(self, d) { self.v = self.v + d }", "Proto.add = func(self, d) { self.k = d return self:get(1) }"]))
    g.line("bump := func(d) { cellar = (cellar || 0) + 1 return d }")
    g.line("count := func(d) { u = u + d return u }")
    helpers(g, nest)
    f = g.name("nest")
    with g.function(f"func {f}(n, x, y)"):
        g.line(f"a, b, c, w, z, t, f := {g.pick(['0', '1', 'n', '5'])}, 1, 2, {g.pick(['0', '0.5', 'x'])}, nil, true, false")
        g.line("log, ints, reals, mixed := {}, {1, 2, 3, [0]: 0}, {0.5, 1.5}, {1, 0.5, true}")
        g.line("flags, holes, rows := make([]bool, 10), {1, nil, 3}, {}")
        g.line("for i := 0; i < 4; i++ { rows[i] = {[0]: i * 1.0, [1]: 0.5, [2]: i + 0.25, [3]: 1.0} }")
        g.line(f"obj := {{v: {g.pick(['1', '0.5', 'x'])}, k: 1}}")
        g.line("objs := {}")
        g.line("for i := 0; i < 3; i++ { objs[i] = setmetatable({v: i * 0.5, k: i}, Proto) }")
        if g.chance(0.4):
            g.line("u, cellar := 0, 1")
            g.line("bump := func(d) { cellar = (cellar || 0) + 1 return d }")
            g.line("count := func(d) { u = u + d return u }")
        with g.function(f"ok, e, r, s := pcall(func()", ")"):
            nest.loop(3, g.pick(["n", "n", "60", "150"]))
            if g.chance(0.3):
                nest.loop(3, "n")
            g.line("return a, x")
        lines = g.lines
        if g.chance(0.6):  # directly in the function instead: registers instead of cells
            start = max(i for i, text in enumerate(lines) if text.lstrip().startswith("ok, e, r, s := pcall"))
            lines[start] = lines[start].replace("ok, e, r, s := pcall(func() {", "if true {")
            lines[-1] = lines[-1].replace("})", "}")
            del lines[-2]
            g.line("ok, e, r, s := true, a, x, c")
        label = g.name("n")
        g.line(f'out("{label}", ok, e, r, s, a, b, c, x, y, w, z, t, f, u, cellar, obj, objs, total, acc)')
        g.line(f'digest("{label} log", log)')
        g.line(f'digest("{label} ints", ints)')
        g.line(f'digest("{label} reals", reals)')
        g.line('for i := 0; i < 4; i++ { out("row", rows[i]) }')
        g.line('out("others", mixed, flags, holes)')
        g.line("return a, x, z")
    g.line("kept_abs, kept_getf := math.abs, matrix.getf")
    for _ in range(g.between(1, 4)):
        arguments = g.pick(["40, 1, 2", "80, 0.5, 1.5", "60, 1, 0.5", "50, 0, -0.0", "30, 140737488355300, 3", "25.0, 2, 1", "45, nil, 1", "7, 1, 1", "100, 1e10, 1"])
        caller = g.pick(["@", "@", "@", "@", "drive, @", "elsewhere, @"]).replace("@", f)
        g.line(f'try("{g.name("n")}", {caller}, {arguments})')
        g.line("math.abs, matrix.getf = kept_abs, kept_getf")


def kernels(g):
    """Small loops of numbers alone, run often: sums that change their kind, flags, swaps, all ways to end."""
    nest = Nest(g)
    g.paste(DIGEST)
    for _ in range(g.between(1, 3)):
        f = g.name("kernel")
        with g.function(f"func {f}(n, x, y)"):
            g.line(f"a, b, c, s, w, z, t, log := {g.pick(['0', '1', 'n'])}, 1, 2, {g.pick(['0', '0.0', 'x', '1'])}, 0.5, nil, false, {{}}")
            i, j = g.name("i"), g.name("j")
            numbers = ["a", "b", "c", "s", "w", "x", "y", i]
            def e(depth=1):
                if depth <= 0 or g.chance(0.2):
                    return g.pick(numbers + ["1", "2", "0.5", "3", "(-1)", g.pick(LARGE), g.pick(REALS)])
                p, q = e(depth - 1), e(depth - 1)
                return g.pick([f"({p} {g.pick('+-*/%')} {q})", f"({p} + {q})", f"({p} - {q})", f"({p} * {q})", f"(-{p})".replace("--", "- -"),
                               f"({p} % {g.pick(['7', '3', '-2', '2.5', '1000'])})", f"math.floor({p})", f"math.abs({p})",
                               f"math.max({p}, {q})", f"bit32.bxor({p}, {q})", f"bit32.band({p}, 255)", f"math.sqrt({p})"])
            def body(count):
                for _ in range(count):
                    k = g.between(0, 12)
                    target = g.pick(numbers[:7])
                    if k <= 5:
                        g.line(f"{target} = {e(g.between(1, 3))}")
                    elif k == 6:
                        g.line(f"{target} {g.pick(['+=', '-=', '*='])} {e(0)}")
                    elif k == 7:
                        g.line(f"log[#log + 1] = {e(1)}")
                    elif k == 8:
                        g.line(f"{g.pick(['a, b = b, a', 'x, a = a, x', 'a, s, w = w, a, s', 'z = z == nil && 1 || nil', 't = !t', 't = x < y', 'z = t', f'z = {e(0)}'])}")
                    elif k == 9:
                        g.line(f"if {e(0)} {g.pick(['<', '<=', '>', '==', '!='])} {e(0)} {{ {target} = {e(1)} }}" + g.pick(["", f" else {{ {g.pick(numbers[:7])} = {e(1)} }}"]))
                    elif k == 10:
                        g.line(f"if {g.pick(['t', 'z', 'z == nil', '!t', 'z == true', 't == z', f'{i} % 5 == 3'])} {{ {target} = {e(1)} }}")
                    elif k == 11:
                        g.line(f"if {i} == {g.between(2, 90)} {{ {g.pick(['break', 'continue', f'{target} = {e(2)}', f'{target} = {g.pick(REALS)}', f'{target} = nil', 'return a, b, s'])} }}")
                    else:
                        g.line(f"{g.pick(INTS)} = {g.pick(numbers)} % {g.pick(['10', '100', '8'])}")
            with g.loop(f"for {i} := {g.pick(['0', '1', '-5', '0.5', '140737488355300', 'x'])}; {i} {g.pick(['<', '<=', '!='])} {g.pick(['n', '140737488355327', '99', 'n + 3'])}; {i}{g.pick(['++', '++', ' += 3', ' += 0.5'])}", 2):
                g.line(f"rounds_{f} = (rounds_{f} || 0) + 1")
                g.line(f"if rounds_{f} > 400 {{ rounds_{f} = 0 break }}")
                body(g.between(1, 4))
                if g.chance(0.7):
                    head = g.pick([f"for {j} := 0; {j} < {g.pick(['2', '3', 'b', 'a', f'{i} % 4'])}; {j}++",
                                   f"for {j} := 3; {j} > 0; {j}--"])
                    if g.chance(0.3):
                        g.line(f"if {g.pick(['t', f'{i} % 2 == 0', f'{i} % 3 == 0'])} {{ s, w = {g.pick(['0', '0.5', 'a'])}, {e(1)} }} else {{ s, w = {g.pick(['0', '0.5', 'nil'])}, {e(1)} }}")
                    with g.loop(head, 2):
                        g.line(f"if {j} > 9 {{ break }}")
                        body(g.between(1, 4))
                    body(g.between(0, 2))
            label = g.name("k")
            g.line(f'out("{label}", a, b, c, s, w, x, y, z, t)')
            g.line(f'digest("{label}", {{a, b, c, s, w, x, y}})')
            g.line(f'digest("{label} log", log)')
            g.line("return a, s")
        for _ in range(g.between(2, 5)):
            g.line(f'try("{g.name("k")}", {f}, {g.pick(["60, 1, 2", "100, 0.5, 1.5", "40, 1, 0.5", "140737488355320, 0, -0.0", "30, 140737488355300, 3", "25.0, 2, 1", "9, nil, 1", "3, 1, 1", "50, 0 / 0, 1", "77, -3, 7"])})')


def sums(g):
    """Nests whose inner loops only read and add up: of rows that are shorter or of another kind now and then, or that are written behind
    the inner loop; of sums that change their kind."""
    g.paste(DIGEST)
    f = g.name("sums")
    element = g.name("element")
    g.line(f"func {element}(i, k) {{ return {g.pick(['1.0 / ((i + k) * (i + k + 1) / 2 + i + 1)', 'i * k + 0.5', 'i - k', 'i % 3 + k'])} }}")
    first = g.pick([0, 0, 1])
    term = lambda: g.pick([
        "rows[k][i]", "rows[k][i]", "row[k]", "v[k]", "v[k]", "v[i]", "rows[i % 5][k]", f"{element}(i, k)", "1 / (i + k + 1)", "c", "i", "k", "o.v", "extra",
        "(i * k) % 7", "rows[k][3]", "v[i + 1]", "0.5", "math.abs(v[k])", "(v[k] - c) * (v[k] - c)", "ints[k]", "ints[k] * ints[i % 4]", "(v[k] < c && 1 || 2)"
    ])
    with g.function(f"func {f}(rows, v, to, n, m, extra)"):
        g.line(f"last := {g.pick(['9', '8', 'n - 2', '5'])}")
        g.line("total, log, o, ints := 0, {}, {v: 1.5}, {5, 3, 70368744177664, 2, 1, 9, 8, 7, 6, 5, 4, [0]: 2}")
        with g.loop(f"for i := {first}; i < n; i{g.pick(['++', '++', '++', ' += 2'])}", 2):
            g.line(f"row, c := rows[i % {g.pick(['5', '2', '1'])}], {g.pick(['i * 0.5', 'v[i]', 'i', '0.25'])}")
            if g.chance(0.3):
                g.line(f"row = rows[i] p0 := row[{g.between(0, 2)}]")
                g.line(f"if i >= {g.pick(['last', 'last', '9', 'n - 1', '#rows'])} {{ break }}")
            g.line(f"s, p := {g.pick(['0.0', '0.0', '0', 'c', 'extra', 'total', '140737488355000'])}, {g.pick(['1', '1.0', '0'])}")
            with g.loop(g.pick([f"for k := {first}; k < m; k++", f"for k := {first}; k < m; k++", "for k := m - 1; k > 0; k--", "for k := 1; k < i; k++", "for k := 0; k < m; k += 2"]), 2):
                for _ in range(g.between(1, 3)):
                    g.line(g.pick([f"s += {term()} * {term()}", f"s += {term()}", f"s = s + {term()} * {term()}", f"p = p * {term()}", f"p += {term()}", f"s -= {term()}",
                                   f"s = math.max(s, {term()})"]))
            for _ in range(g.between(1, 3)):
                g.line(g.pick(["to[i] = s", "to[i] = s", "to[#to + 1] = s", "total += s", "total = total + p", "v[i] = s", "rows[i % 5][3] = s", "row[2] = p", "o.v = s", "log[#log + 1] = s",
                               "log[#log + 1] = p", "extra = s", "o = {v: s}", f"if i == {g.between(3, 60)} {{ {g.pick(['rows[2] = v', 'to = v', 'rows[1] = {1, 2, 3}', 'v[3] = 7', 'm -= 1', 'n = i', 'break', 'v = rows[2]'])} }}",
                               f"if s > {g.between(0, 90)} {{ total += 1 }}"]))
        label = g.name("s")
        g.line(f'out("{label}", total, o.v, extra)')
        g.line(f'digest("{label} log", log)')
        g.line(f'digest("{label} to", to)')
        g.line(f'digest("{label} v", v)')
        g.line("return total")
    n, m = g.between(5, 70), g.between(1, 9)
    g.line("rows, v, to := {}, {}, {}")
    g.line(f"for k := 0; k < 10; k++ {{ rows[k] = {{}} for i := 0; i <= {n + 1}; i++ {{ rows[k][i] = {g.pick(['i * 0.5 + k', 'i + k * 0.25', 'i * k', '1.5'])} }} }}")
    g.line(f"for i := 0; i <= {n + 1}; i++ {{ v[i] = {g.pick(['i * 0.5', '1.0', 'i + 0.25', 'i'])} to[i] = 0.5 }}")
    for _ in range(g.between(3, 7)):
        arguments = g.pick(["rows, v, to", "rows, v, to", "rows, v, to", "rows, v, v", "rows, v, rows[1]", "rows, rows[2], to", "rows, rows[2], rows[2]", "rows, v, {}"])
        g.line(f'try("{f}", {f}, {arguments}, {g.pick([n, n, n, 3, n + 1])}, {g.pick([m, m, m + 1])}, {g.pick(["0.5", "0.5", "2", "nil"])})')
        if g.chance(0.5):
            g.line(g.pick([f"rows[{g.between(0, 9)}][{g.between(0, n)}] = {g.pick(['7', '0.25', 'nil', 'true', '0 / 0'])}", f"rows[{g.between(0, 9)}] = {{1.5, 2.5}}", "rows[3] = rows[2]",
                           f"v[{g.between(0, n)}] = {g.pick(['1', 'nil', '-0.0', '1e300'])}", "rows[1] = setmetatable({}, {__index: func(t, k) { return k * 0.5 }})",
                           f"{element} = func(i, k) {{ return i * 2 }}", "to = {}"]))


def prototypes(g):
    """Objects with a chain of prototypes used in a loop, of which any part is changed as it runs, by hand or by a store."""
    names = ["Base", "Middle", "Leaf"]
    for i, name in enumerate(names):
        g.line(f"{name} := {{{g.pick(['', 'p: 1', 'q: 2.5', 'p: 3, q: 4'])}}}")
        g.line(f"{name}.__index = {name}")
        if i:
            g.line(f"setmetatable({name}, {names[i - 1]})")
        for method in ("m1", "m2"):
            if i == 0 or g.chance(0.4):
                g.line(f"{name}.{method} = func(self, d) {{ {g.pick(['return self.p', 'return d', 'self.p = d return self.q', 'return self.p + d', 'self.r = (self.r || 0) + 1 return self.r', 'return self:m1(d)' if method == 'm2' else 'return self.q'])} }}")
    g.line("Base.p = Base.p || 1")
    g.line("Base.q = Base.q || 2")
    f = g.name("proto")
    with g.function(f"func {f}(n)"):
        g.line("objs, log, h := {}, {}, 0")
        g.line(f"for i := 0; i < 4; i++ {{ objs[i] = setmetatable({{{g.pick(['', 'r: i', 'p: i', 'p: i, q: 0.5'])}}}, {g.pick(['Leaf', 'Leaf', 'i % 2 == 0 && Leaf || Middle'])}) }}")
        with g.loop("for i := 1; i <= n; i++", 2):
            g.line(f"o := objs[i % {g.pick([1, 2, 4])}]")
            for _ in range(g.between(2, 6)):
                g.line(g.pick(["log[#log + 1] = o:m1(i)", "log[#log + 1] = o:m2(i)", "log[#log + 1] = o.p", "log[#log + 1] = o.q", "o.p = i", "h = h + o.p", "log[#log + 1] = o.none == nil",
                               "for k := 0; k < 3; k++ { h += o:m1(k) }", "o.q = h", "log[#log + 1] = Leaf.p", "Middle.count = i", "log[#log + 1] = o.count", "log[#log + 1] = h"]))
            for _ in range(g.between(1, 4)):
                who = g.pick(names)
                g.line(f"if i {g.pick(['==', '==', '% 17 =='])} {g.between(0, 70)} {{ " + g.pick([
                    f"{who}.p = i", f"{who}.q = nil", f"{who}.m1 = func(s, d) {{ return -d }}", f"{who}.m2 = nil", f"{who}.__index = {g.pick(names)}", f"{who}.__index = nil",
                    f"{who}.__index = func(t, k) {{ return 5 }}", f"{who}.__newindex = func(t, k, v) {{ rawset(t, k, 7) }}", "setmetatable(o, Middle)", "setmetatable(o, nil)",
                    "o.p = nil", "o.m1 = func(s, d) { return 11 }", "o = {p: 1, q: 2, m1: func() { return 0 }, m2: func() { return 1 }} objs[1] = o", f"rawset({who}, \"p\", 8)",
                    f"setmetatable({who}, {{__index: {{none: 6, p: 7}}}})", "collected := {} for j := 0; j < 40; j++ { collected[j] = {j} }", f"for j := 0; j < 70; j++ {{ {who}[\"f\" .. j] = j }}"]) + " }")
            if g.chance(0.3):
                who = g.pick(names)
                g.line(g.pick([f"{who}.__index = i % {g.pick([2, 9])} == 0 && {g.pick(names)} || {g.pick(names)}", f"{who}.p = i", f"{who}.m1 = i % 3 == 0 && (func(s, d) {{ return d }}) || {who}.m1", f"{who}.q = i % 4 != 0 && i || nil"]))
        g.line('digest("log", log)')
        g.line('out("objs", objs, h)')
        g.line("return h")
    g.paste(DIGEST)
    for _ in range(g.between(1, 3)):
        g.line(f'try("{f}", {f}, {g.pick([30, 60, 100])})')
