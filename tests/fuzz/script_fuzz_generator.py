"""Programs from seeds: text, scopes, expressions and statements of random GScript.

One seed is one program, on every machine. A program is a prelude, a few functions made of random statements, and
sections (script_fuzz_sections.py), each of which provokes one part of the runtime and prints what it sees.

What keeps programs worth running:

  They end.      Loops are bounded by counters that nothing else assigns. A function calls only functions written before
                 it, except for recursion with a falling fuel. `weight` is the product of the loops around the place
                 being written; a call is written only while weight times the callee's cost stays below a limit.
  They go on.    Expressions have a kind (number, text, ...) that is right most of the time, so that an error is an
                 event and not the end of every program. Sections run under `try`, a pcall that prints, unless the
                 program is to end with an error.
  They say why.  State is printed every so many rounds, in a form without addresses (`show`), so two engines that differ
                 differ early.
  They agree.    Nothing printed depends on clocks, addresses, races, or the last bit of the C library's sin and pow
                 (`near` rounds those). Tables become text through `show`, since tostring gives their address.

The text has one statement per line, and blocks are indented: the shrinker (script_fuzz_shrink.py) reads statements back
from that.
"""

import contextlib
import random

# show: any value as text, without addresses and without running metamethods. near: numbers from the C library.
# mix: values folded into a number, so that many can be watched for the price of one. mark: out, a limited number of
# times. The others are ways to call: pause yields if it can, drive resumes to the end, elsewhere is another goroutine.
PRELUDE = """\
func show(v, depth) {
  kind := type(v)
  if kind == "string" {
    if #v > 70 { return "'" .. v:sub(1, 60) .. "'~" .. #v }
    return "'" .. v .. "'"
  }
  if kind == "table" {
    depth = depth || 2
    if depth <= 0 { return "{..}" }
    text, n := "{", 0
    for k, x := range v {
      n += 1
      if n > 12 {
        text = text .. "... "
        break
      }
      text = text .. show(k, 0) .. ":" .. show(x, depth - 1) .. " "
    }
    return text .. "#" .. len(v) .. "}"
  }
  if kind == "number" || kind == "boolean" || kind == "nil" { return tostring(v) }
  return kind
}
func out(label, ...) {
  texts := {}
  for i := 1; i <= #...; i++ { texts[i] = show(...[i]) }
  print(label, table.concat(texts, " "))
}
func try(label, f, ...) {
  r := table.pack(pcall(f, ...))
  texts := {}
  for i := 1; i <= r.n; i++ { texts[i] = show(r[i]) }
  print(label, table.concat(texts, " "))
  return r[1], r[2]
}
func clip(s) {
  if type(s) != "string" { return s }
  return s:sub(1, 60)
}
func near(x) {
  if type(x) != "number" { return x }
  return tonumber(string.format("%.8e", x)) || x
}
func mix(h, ...) {
  for i := 1; i <= #...; i++ {
    v := ...[i]
    kind := math.type(v) || type(v)
    if kind == "float" { v = v - v == 0 && math.floor(v % 16384 * 4) || 5 }
    elseif kind == "string" || kind == "table" { v = len(v) + 9 }
    elseif kind != "integer" { v = v == true && 3 || #kind }
    h = (h * 31 + v) % 1000003
  }
  return h
}
marks := 0
func mark(label, ...) {
  marks += 1
  if marks <= 40 { out(label, ...) }
}
func pause(...) {
  if coroutine.isyieldable() { return coroutine.yield(...) }
  return ...
}
func drive(f, ...) {
  co := coroutine.create(f)
  r := table.pack(coroutine.resume(co, ...))
  h, n := 0, 0
  for coroutine.status(co) != "dead" && n < 6 {
    n += 1
    h = mix(h, unpack(r, 1, r.n))
    r = table.pack(coroutine.resume(co, h, n))
  }
  return h, n, unpack(r, 1, r.n)
}
func elsewhere(f, ...) {
  arguments, done := table.pack(...), make(chan)
  go func() { done <- table.pack(pcall(f, unpack(arguments, 1, arguments.n))) }()
  r := <-done
  return unpack(r, 1, r.n)
}
func relay(f, ...) { return f(...) }
func late(f, ...) {
  r := table.pack(f(...))
  return unpack(r, 1, r.n)
}
func drop(...) { }
func sorted(t, f) {
  table.sort(t, func(a, b) {
    if f(a, b) { return true }
    return false
  })
  return t[1], t[2]
}
func walked(f, state) {
  h, n := 0, 0
  for k, v := range unpack({f, state, 0}) {
    n += 1
    h = mix(h, k, v)
    if n >= 3 { break }
  }
  return h, n
}
"""

# Where kinds of numbers meet: one byte, 32 and 48 bits, exact doubles, the ends of doubles, NaN, both zeros.
INTEGERS = [0, 1, 2, 3, 4, 5, 7, 8, 10, 16, 31, 32, 63, 64, 100, 127, 128, 129, 255, 256, 1000, 1023, 1024, 32767,
            32768, 65535, 65536, 2**31 - 1, 2**31, 2**31 + 1, 2**32 - 1, 2**32, 2**32 + 1, 2**46, 2**47 - 2, 2**47 - 1,
            11863283, 11863284]  # about the root of 2^47: products that just fit
FLOATS = [
    "0.5", "1.0", "2.0", "1.5", "2.5", "0.1", "3.7", "1e3", "1e15", "1e16", "1e100", "1e308",
    "1.7976931348623157e308", "5e-324", "2.2250738585072014e-308", "9007199254740991.0", "9007199254740992.0",
    "9007199254740993.0", "140737488355328.0", "140737488355327.0", "140737488355327.5", "2147483647.5",
    "4294967296.0", "1e-7", "0.0"
]
ODD_FLOATS = ["(0 / 0)", "(1 / 0)", "(-1 / 0)", "(-0.0)", "math.huge", "(-math.huge)", "math.pi", "(0.0 * -1)"]
TEXTS = [
    "", "a", "b", "abc", "hello world", "x,y,,z", "10", "-3", " 7 ", "0x10", "1e2", "3.5", "nan", "inf", "-0", "1_0",
    "140737488355328", "key", "name", "%d+", "a.b", "é", "Zebra", "zz", "\\n", "tab\\there", "aaaa", "(()())", "[x]"
]
FIELDS = ["x", "y", "z", "name", "n", "next", "kind", "val", "a", "b", "c", "w"]

ARITH = ["+", "-", "*", "/", "%"]
ORDER = ["<", "<=", ">", ">="]

# Stands in programs that fill the stack: each collection under stress would look at all of it.
DEEP = "// deep stack"

# In programs that end the process, or stop it: those behind them in a batch would never run.
ENDERS = ("os.exit(", "stuck := make(chan)")

# How many steps of the loops around it a random call may multiply to.
COST_LIMIT = 6000


class Variable:
    """A name in scope. `kind` is what it mostly holds; `fixed` ones are counters and functions: never assigned."""

    def __init__(self, name, kind, fixed=False):
        self.name, self.kind, self.fixed = name, kind, fixed


class Function:
    """A function that later code may call: parameters by kind, and what one call costs."""

    def __init__(self, name, parameters, result, cost):
        self.name, self.parameters, self.result, self.cost = name, parameters, result, cost


class Generator:
    """Writes one program. Sections use `line`, `block`, `name`, the expression methods and `statements`."""

    def __init__(self, seed):
        self.seed = seed
        self.random = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.serial = 0
        self.scopes = [[]]
        self.functions = []
        self.weight = 1
        self.loops = 0  # loops of the innermost function around this place: may it say break?

    # ---- chance

    def chance(self, p):
        return self.random.random() < p

    def pick(self, items):
        return items[self.random.randrange(len(items))]

    def between(self, low, high):
        return self.random.randint(low, high)

    def long_rounds(self):
        """How often the loop of a section runs."""
        return self.pick([120, 300, 700, 1500])

    def some(self, items, count):
        """`count` different items, in random order."""
        return self.random.sample(items, min(count, len(items)))

    # ---- text

    def line(self, text):
        self.lines.append("  " * self.indent + text)

    def paste(self, text):
        """Several lines, indented among themselves."""
        for part in text.strip("\n").splitlines():
            self.line(part)

    @contextlib.contextmanager
    def block(self, head, tail="", rounds=1):
        """`head {` ... `}tail`, a scope of its own. `rounds` is how often a loop's body runs, at most."""
        self.line(head + " {")
        self.indent += 1
        self.scopes.append([])
        self.weight *= rounds
        yield
        self.weight //= rounds
        self.scopes.pop()
        self.indent -= 1
        self.line("}" + tail)

    @contextlib.contextmanager
    def loop(self, head, rounds):
        self.loops += 1
        with self.block(head, rounds=rounds):
            yield
        self.loops -= 1

    @contextlib.contextmanager
    def function(self, head, tail=""):
        """A function's body: outer loops end at its border. Outer variables are captured."""
        outer, self.loops = self.loops, 0
        with self.block(head, tail):
            yield
        self.loops = outer

    @contextlib.contextmanager
    def otherwise(self, head="else"):
        """Directly after a block: its next branch."""
        self.lines[-1] = "  " * self.indent + f"}} {head} {{"
        self.indent += 1
        self.scopes.append([])
        yield
        self.scopes.pop()
        self.indent -= 1
        self.line("}")

    def name(self, stem):
        self.serial += 1
        return f"{stem}{self.serial}"

    def declare(self, kind, value=None, stem=None, fixed=False):
        """Declares a new variable and returns its name."""
        name = self.name(stem or kind[0])
        value = value if value is not None else self.expression(kind, 2)
        self.line(self.pick([f"{name} := {value}"] * 3 + [f"var {name} = {value}", f"var {name} int = {value}"]))
        self.scopes[-1].append(Variable(name, kind, fixed))
        return name

    def bind(self, name, kind, fixed=True):
        """Makes a name that the caller has written visible to random expressions."""
        self.scopes[-1].append(Variable(name, kind, fixed))
        return name

    def variables(self, kind, assignable=False):
        return [v.name for scope in self.scopes for v in scope
                if (v.kind == kind or kind == "any") and not (assignable and v.fixed)]

    # ---- expressions

    def expression(self, kind, depth):
        if self.chance(0.008):
            kind = "any"  # the wrong kind, sometimes
        return getattr(self, kind)(depth)

    def variable(self, kind):
        names = self.variables(kind)
        return self.pick(names[-8:]) if names else None

    def integer(self):
        value = self.pick(INTEGERS) if self.chance(0.4) else self.between(0, 12)
        return self.pick([str(value), str(value), f"(-{value})"])

    def real(self):
        if self.chance(0.15):
            return self.pick(ODD_FLOATS)
        text = self.pick(FLOATS) if self.chance(0.5) else f"{self.between(0, 90) / 4}"
        return self.pick([text, text, f"(-{text})"])

    def number_literal(self):
        return self.integer() if self.chance(0.7) else self.real()

    def number(self, depth):
        if depth <= 0 or self.chance(0.25):
            return (self.chance(0.75) and self.variable("number")) or self.number_literal()
        form = self.between(0, 15)
        a, b = self.expression("number", depth - 1), self.expression("number", depth - 1)
        if form <= 5:
            return f"({a} {self.pick(ARITH)} {b})"
        if form == 6:
            return f"({a} % {self.pick(['3', '7', '(-5)', '2.5', '(-0.75)', '65536', '(1 / 0)'])})"
        if form == 7:
            return f"(-{self.number(0)})".replace("--", "- -")
        if form == 8:
            return f"({a} ** {self.pick(['2', '3', '0', '1', '(-1)', '2.0', '2 ** 1'])})"
        if form == 9:
            return f"#{self.text(0)}"
        if form == 10:
            return f"({self.boolean(depth - 1)} && {a} || {b})"
        if form == 11:
            return self.call("number") or a
        if form == 12:
            return f"bit32.{self.pick(['band', 'bor', 'bxor', 'lshift', 'rshift', 'arshift'])}({a}, {b})"
        if form == 13:
            return f"math.{self.pick(['floor', 'ceil', 'abs', 'trunc', 'round', 'sign'])}({a})"
        if form == 14:
            return f"math.{self.pick(['max', 'min', 'fmod'])}({a}, {b})"
        element = self.variable("array")
        return f"({element}[{self.between(0, 9)}] || {a})" if element else f"({a} - {b})"

    def text_literal(self):
        text = self.pick(TEXTS)
        if self.chance(0.1):
            return "`" + text + "`"
        return '"' + text + self.pick(["", "", "", "", "\\r", "\\\\", "\\q", '\\"']) + '"'

    def text(self, depth):
        if depth <= 0 or self.chance(0.3):
            return (self.chance(0.7) and self.variable("text")) or self.text_literal()
        form = self.between(0, 7)
        a = self.expression("text", depth - 1)
        if form <= 2:
            return f"clip({a} .. {self.pick([self.text(0), self.number(1), self.text(depth - 1)])})"
        if form == 3:
            return f"show({self.number(depth - 1)})"
        if form == 4:
            method = self.pick(["upper()", "lower()", "sub(2)", "sub(-3, -1)", "reverse()", "rep(2)", "trim()"])
            return f"clip({a}):{method}" if a[0] in "\"`" else f"clip(clip({a}):{method})"
        if form == 5:
            return f"({self.boolean(depth - 1)} && {a} || {self.text_literal()})"
        if form == 6:
            directive = self.pick(["%d", "%5.2f", "%s", "%g", "%x", "%-6s|", "%q"])
            return f'string.format("{directive}", show({self.number(depth - 1)}))'
        return self.call("text") or a

    def boolean(self, depth):
        if depth <= 0:
            return self.pick(["true", "false", f"({self.number(0)} < {self.number(0)})"])
        form = self.between(0, 9)
        if form <= 2:
            return f"({self.expression('number', depth - 1)} {self.pick(ORDER)} {self.expression('number', depth - 1)})"
        if form == 3:
            return f"({self.number(depth - 1)} {self.pick(['==', '!='])} {self.number(depth - 1)})"
        if form == 4:
            return f"({self.text(depth - 1)} {self.pick(['==', '!=', '<', '<=', '>', '>='])} {self.text(depth - 1)})"
        if form == 5:
            return f"!{self.boolean(depth - 1)}"
        if form == 6:
            return f"({self.boolean(depth - 1)} {self.pick(['&&', '||'])} {self.boolean(depth - 1)})"
        if form == 7:
            other = self.pick(["nil", "true", "false", "0", self.text_literal(), self.any(0)])
            return f"({self.any(0)} {self.pick(['==', '!='])} {other})"
        if form == 8:
            return f"({self.number(depth - 1)} {self.pick(ORDER)} {self.between(-5, 300)})"
        return self.pick(["true", "false", f"""(type({self.any(0)}) == "number")"""])

    def array(self, depth):
        names = self.variables("array")
        if names and self.chance(0.5):
            return self.pick(names)
        kind = self.pick(["number", "number", "text", "boolean", "any"])
        return "{" + ", ".join(self.expression(kind, min(depth - 1, 1)) for _ in range(self.between(0, 6))) + "}"

    def object(self, depth):
        names = self.variables("object")
        if names and self.chance(0.5):
            return self.pick(names)
        return "{" + ", ".join(
            f"{field}: {self.number(min(depth - 1, 1))}" for field in self.some(FIELDS, self.between(0, 5))
        ) + "}"

    def any(self, depth):
        form = self.between(0, 11)
        if form == 0:
            return "nil"
        if form == 1:
            return self.pick(["true", "false"])
        if form <= 4:
            return self.text(min(depth, 1))
        if form <= 6:
            return self.variable("any") or self.number_literal()
        if form == 7 and depth > 0:
            return self.array(1)
        if form == 8 and depth > 0:
            return self.object(1)
        if form == 9:
            return self.pick(["show", "print", "math.floor", "func(x) { return x }"])
        return self.number(min(depth, 1))

    def call(self, result):
        """A call of a function written before, if one fits here."""
        fitting = [f for f in self.functions if f.result == result and f.cost * self.weight <= COST_LIMIT]
        if not fitting:
            return None
        f = self.pick(fitting)
        arguments = [self.expression(kind, 1) for kind in f.parameters]
        if self.chance(0.06):
            arguments = arguments[:-1] or [self.number(0)]  # one too few, or one too many
        return f"{f.name}({', '.join(arguments)})"

    def condition(self, depth=2):
        """For a header: table literals need parentheses there, or their brace would open the block."""
        text = self.boolean(depth)
        return f"({text})" if "{" in text else text

    # ---- statements

    def statements(self, count, depth):
        for _ in range(count):
            self.statement(depth)

    def statement(self, depth):
        if depth <= 0:
            return self.simple_statement()
        form = self.between(0, 13)
        if form == 0:
            self.branches(depth)
        elif form == 1:
            self.counted_loop(depth)
        elif form == 2:
            self.condition_loop(depth)
        elif form == 3:
            self.range_loop(depth)
        elif form == 4:
            self.closure_statement(depth)
        elif form == 5 and self.loops:
            self.line(f"if {self.condition(1)} {{ {self.pick(['break', 'continue', 'continue'])} }}")
        elif form == 6:
            with self.function("pcall(func()", ")"):
                self.statements(self.between(1, 3), depth - 1)
        elif form == 7 and self.chance(0.5):
            with self.block(self.pick(["if true", "/* bare */"])):
                self.statements(self.between(1, 3), depth - 1)
        else:
            self.simple_statement()
        return None

    def branches(self, depth):
        with self.block(f"if {self.condition()}"):
            self.statements(self.between(1, 3), depth - 1)
        if self.chance(0.25):
            with self.otherwise(f"{self.pick(['elseif', 'else if'])} {self.condition()}"):
                self.statements(self.between(1, 2), depth - 1)
        if self.chance(0.5):
            with self.otherwise():
                self.statements(self.between(1, 2), depth - 1)

    def simple_statement(self):
        form = self.between(0, 11)
        if form <= 2:
            self.declare(self.pick(["number", "number", "text", "boolean", "array", "object", "any"]))
        elif form <= 5:
            self.assignment()
        elif form == 6:
            self.compound_assignment()
        elif form <= 8:
            self.element_store()
        elif form == 9 and self.weight <= 60:
            names = self.some([v.name for scope in self.scopes for v in scope], 3)
            self.line(f"""out("{self.name('o')}"{''.join(', ' + n for n in names)})""")
        elif form == 10:
            self.line(f"""try("{self.name('t')}", func() {{ return {self.any(2)} }})""" if self.weight <= 30
                      else f"pcall(func() {{ return {self.number(2)} }})")
        else:
            call = self.call(self.pick(["number", "text"]))
            self.line(call if call else f"clip({self.text(1)})")

    def assignment(self):
        kind = self.pick(["number", "number", "text", "boolean", "any", "array", "object"])
        names = self.variables(kind, assignable=True)
        if not names:
            self.declare(kind)
            return
        if len(names) > 1 and self.chance(0.2):
            a, b = self.some(names, 2)
            self.line(
                self.pick(
                    [f"{a}, {b} = {b}, {a}", f"{a}, {b} = {self.expression(kind, 1)}, {self.expression(kind, 1)}"]
                )
            )
            return
        # The odd value of another kind is what makes a variable change its type under a running loop.
        value = self.any(1) if self.chance(0.04) else self.expression(kind, 2)
        self.line(f"{self.pick(names)} = {value}")

    def compound_assignment(self):
        names = self.variables("number", assignable=True)
        if not names:
            self.declare("number")
            return
        name = self.pick(names)
        operator = self.pick(["+=", "-=", "*=", "/=", "%="])
        self.line(self.pick([
            f"{name}++", f"{name}--", f"{name} {operator} {self.number(1)}",
            f"{name} {operator} {self.number_literal()}"
        ]))

    def element_store(self):
        array, thing = self.variable("array"), self.variable("object")
        if array and (not thing or self.chance(0.5)):
            key = self.pick([str(self.between(0, 12)), str(self.between(0, 12)), f"#{array} + 1", self.number(1)])
            value = self.pick([self.number(1), self.number(1), self.number(1), self.any(1), "nil", self.text(1)])
            self.line(f"{array}[{key}] = {value}")
        elif thing:
            field = self.pick(FIELDS)
            self.line(self.pick([f"{thing}.{field} = {self.number(1)}", f"{thing}.{field} = {self.any(1)}",
                                 f"{thing}.{field} = nil", f"{thing}[{self.text(1)}] = {self.number(1)}",
                                 f"{thing}.{field} = ({thing}.{self.pick(FIELDS)} || 1) + 1"]))
        else:
            self.declare(self.pick(["array", "object"]))

    def rounds(self):
        """How often a random loop may run here."""
        return self.pick([3, 5, 9, 20, 60]) if self.weight <= 20 else self.pick([2, 3, 4])

    def counted_loop(self, depth):
        i, n = self.name("i"), self.rounds()
        head = self.pick([
            f"for {i} := 0; {i} < {n}; {i}++", f"for {i} := 1; {i} <= {n}; {i} += 1", f"for {i} := {n}; {i} > 0; {i}--",
            f"for {i} := {n}; {i} >= 1; {i} -= 1", f"for {i} := 0.5; {i} < {n}; {i} += 1.5",
            f"for {i} := 140737488355327 - {n}; {i} < 140737488355327; {i}++", f"for {i} := 0; {i} != {n}; {i}++"])
        with self.loop(head, n):
            self.bind(i, "number")
            self.statements(self.between(1, 4), depth - 1)

    def condition_loop(self, depth):
        """A loop over a random condition, with a counter that ends it in any case."""
        i, n = self.name("k"), self.rounds()
        self.line(f"{i} := 0")
        head = self.pick([f"for {i} < {n}", f"while {i} <= {n} && {self.condition(1)}", f"for !({i} >= {n})", "for",
                          f"while {i} != {n}", f"for {n} > {i} || false"])
        with self.loop(head, n):
            self.bind(i, "number")
            self.line(f"{i} += 1")
            if head == "for":
                self.line(f"if {i} > {n} {{ break }}")
            self.statements(self.between(1, 4), depth - 1)

    def range_loop(self, depth):
        k, v = self.name("k"), self.name("v")
        form = self.between(0, 4)
        source, rounds, key_kind, value_kind = [
            (self.variable("array") or "{1, 2, 3}", 8, "number", "any"),
            (self.variable("object") or "{x: 1, y: 2}", 8, "text", "any"),
            (str(self.rounds()), 10, "number", "any"),
            (self.text_literal(), 8, "number", "text"),
            (f"ipairs({self.variable('array') or '{4, 5}'})", 8, "number", "any")][form]
        if source.startswith("{"):
            source = f"({source})"
        # Stores to the table under iteration could make it grow for ever; the counter ends that.
        guard = self.name("g")
        self.line(f"{guard} := 0")
        both = self.chance(0.7)
        with self.loop(f"for {k}{', ' + v if both else ''} := range {source}", rounds):
            self.line(f"{guard} += 1")
            self.line(f"if {guard} > 70 {{ break }}")
            self.bind(k, key_kind)
            if both:
                self.bind(v, value_kind)
            self.statements(self.between(1, 3), depth - 1)

    def closure_statement(self, depth):
        """A local function over the variables in scope, called a few times."""
        f, x = self.name("f"), self.name("x")
        with self.function(f"{f} := func({x})"):
            self.bind(x, "number", fixed=False)
            self.statements(self.between(1, 2), min(depth - 1, 1))
            self.line(f"return {self.number(2)}")
        self.line(
            f"""out("{f}", {f}({self.number(1)}), {f}({self.number(0)}))""" if self.weight <= 30
            else f"{f}({self.number(1)})"
        )

    def random_function(self):
        """A global function that everything after it may call."""
        name = self.name("fn")
        kinds = [self.pick(["number", "number", "text", "any", "array", "object"]) for _ in range(self.between(0, 4))]
        result = self.pick(["number", "number", "text"])
        names = [self.name("p") for _ in kinds]
        outer, self.weight = self.weight, 100
        with self.function(f"func {name}({', '.join(names)})"):
            for parameter, kind in zip(names, kinds):
                self.bind(parameter, kind, fixed=False)
            start = len(self.lines)
            self.statements(self.between(1, 5), 2)
            loops = sum(1 for text in self.lines[start:] if text.lstrip().startswith(("for", "while")))
            self.line(f"return {self.expression(result, 2)}")
        self.weight = outer
        self.functions.append(Function(name, kinds, result, 5 + 20 * loops))


def generate(seed, names=()):
    """The program of a seed, as text; `names` are sections to choose from (script_fuzz_sections.py)."""
    import script_fuzz_sections as sections  # which needs the class above

    g = Generator(seed)
    for _ in range(g.between(0, 3)):
        g.declare(g.pick(["number", "text", "array", "object", "any"]))
    for _ in range(g.between(1, 4)):
        g.random_function()
    for section in sections.choose(g, names):
        sections.write(g, section)
    sections.write_end(g)
    return f"// script fuzz, seed {seed}\n" + PRELUDE + "\n".join(g.lines) + "\n"
