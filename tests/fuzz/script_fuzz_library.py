"""Calls of library functions with arguments that make sense most of the time.

CALLS has a row for each function that can be compared: its name and the kinds of its arguments, one letter each; those
behind a `?` may be missing. NOT_COMPARED says why the others are left out. script_fuzz_coverage.py checks that the two
together name every function there is.
"""

CALLS = {
    # globals
    "type": "a", "tostring": "x", "tonumber": "a", "len": "S", "rawget": "oa", "rawset": "oaa", "rawequal": "aa",
    "next": "o?k", "select": "iaaa", "unpack": "t?ii", "assert": "a?s", "error": "x", "pcall": "f?aa",
    "xpcall": "fg?aa", "getmetatable": "a", "setmetatable": "om", "ipairs": "t", "pairs": "o", "loadstring": "C",
    "require": "M", "dofile": "M", "close": "H", "print": "x?x",
    # string
    "string.byte": "s?ii", "string.char": "?bbb", "string.contains": "ss", "string.count": "ss",
    "string.find": "sp?iB", "string.format": "F?xxx", "string.gmatch": "sp", "string.gsub": "spr?i",
    "string.hasPrefix": "ss", "string.hasSuffix": "ss", "string.isNumeric": "s", "string.join": "qs",
    "string.len": "s", "string.lower": "s", "string.match": "sp?i", "string.padLeft": "si?s",
    "string.padRight": "si?s", "string.rep": "si?s", "string.repeat": "si", "string.replaceAll": "sss",
    "string.reverse": "s", "string.split": "ss", "string.sub": "si?i", "string.title": "s", "string.trim": "s?s",
    "string.trimLeft": "s?s", "string.trimRight": "s?s", "string.upper": "s",
    # table
    "table.concat": "q?shh", "table.contains": "ta", "table.copy": "o", "table.count": "o", "table.filter": "tf",
    "table.flatten": "T?i", "table.fromArray": "tf", "table.indexOf": "ta", "table.insert": "t?ha", "table.keys": "o",
    "table.map": "tf", "table.merge": "oo", "table.move": "thhh?t", "table.pack": "?aaaa", "table.reduce": "tfa",
    "table.remove": "t?h", "table.reverse": "t", "table.slice": "ti?i", "table.sort": "t?c", "table.toArray": "o",
    "table.unique": "t", "table.unpack": "t?ii", "table.values": "o", "table.zip": "tt",
    # math; `~` before a name: results come from the C library and are rounded
    "math.abs": "n", "~math.acos": "n", "~math.asin": "n", "~math.atan": "n?n", "math.ceil": "n", "math.clamp": "nnn",
    "~math.cos": "n", "~math.exp": "n", "math.floor": "n", "math.fmod": "nn", "~math.hypot": "nn", "math.isinf": "n",
    "math.isnan": "n", "math.lerp": "nnn", "~math.log": "n?n", "math.max": "n?nn", "math.min": "n?nn",
    "math.modf": "n", "~math.pow": "nn", "math.random": "?ii", "math.randomseed": "n", "math.round": "n?i",
    "math.sign": "n", "~math.sin": "n", "math.sqrt": "n", "~math.tan": "n", "math.tointeger": "a", "math.trunc": "n",
    "math.type": "a",
    # bit32
    "bit32.arshift": "nn", "bit32.band": "?nnn", "bit32.bnot": "n", "bit32.bor": "?nnn", "bit32.bxor": "?nnn",
    "bit32.clear": "ni", "bit32.countbits": "n", "bit32.extract": "nii", "bit32.highbit": "n", "bit32.lshift": "nn",
    "bit32.replace": "nnii", "bit32.rshift": "nn", "bit32.set": "ni", "bit32.test": "ni", "bit32.toHex": "n?i",
    "bit32.toggle": "ni",
    # the rest
    "matrix.dense": "ii", "matrix.getf": "Dii", "matrix.setf": "Diin", "coroutine.create": "f",
    "coroutine.resume": "R?aa", "coroutine.status": "R", "coroutine.wrap": "f", "coroutine.yield": "?aa",
    "coroutine.isyieldable": "", "os.date": "Oj", "os.getenv": "N", "os.expand": "e", "os.setenv": "Ns",
    "os.unsetenv": "N", "os.remove": "P", "os.rename": "PP", "io.open": "P?s", "io.write": "s?n", "io.read": "?s",
    "io.lines": "P", "time.add": "Jn", "time.date": "jj?jjjj", "time.diff": "JJ", "time.format": "JO",
    "time.isAfter": "JJ", "time.isBefore": "JJ", "time.month": "J", "time.parse": "EO", "time.unix": "j",
    "time.weekday": "J", "time.sleep": "Z",
}

# With an argument less, these would tell the time.
ALL_ARGUMENTS = {"os.date", "time.sleep"}

NOT_COMPARED = {
    "os.clock": "the time", "os.time": "the time", "time.now": "the time", "time.since": "the time",
    "os.exit": "has a place of its own at the end", "os.args": "names the binary", "os.getpid": "the process",
    "os.hostname": "the machine", "os.tmpname": "random",
}


PATTERNS = [
    "%a+", "%d+", "(%w+)", "[a-m]", "[^,]*", "l+", "(.)(.)", "()", "^h", "o$", ".-", "%s*", "(a*)(b?)", "%b()",
    "%f[%w]%w+", "(%a)%1", "x", "", "%", "[a", "(", "%1", "[%w_]+", "(h)(e)(l)", ".", "%p", "[]]", "[a-]", "%x%x",
    "%u%l*", "%S+", "%c", "%g", "^(.-)%s*$", "%f[a", "%b", ")"
]
FORMATS = [
    "%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%#X", "%o", "%c", "%f", "%.2f", "%10.3f|", "%.0f", "%e",
    "%.3E", "%g", "%.4g", "%#g", "%s", "%10s|", "%-10s|", "%.2s", "%q", "%%", "%i %u", "%s-%s", "%d %s %f", "%", "%y",
    "%.20f", "%.3d", "plain"
]
REPLACEMENTS = [
    '"<%0>"', '"%1%1"', '""', '"%%"', '"%9"', '"%"', '{h: "H", l: 7, o: false}',
    'func(x) { return "(" .. tostring(x) .. ")" }', "func() { return nil }", "func() { return {} }",
    "func(x) { return #x }", "7", "true"
]
DATES = ["%Y-%m-%d", "%H:%M:%S", "%A %B", "%a %b %p", "%x", "%c %X", "%y %%", "2006-01-02", "%Q"]
CODES = [
    '"return 1, 2"', '"return ..."', '"x ="', '"return {1, 2}"', '"error(7)"', '"gv = (gv || 0) + 1 return gv"',
    '"return 1 ="', '"for i := 0; i < 3; i++ { io.write(i, 32 ) }"', '""', '"@"', '"func f( { }"',
    '"return (func() { return 3 })()"', '"a := \\"x"'
]


# A table whose text is no address.
TEXT_TABLE = 'setmetatable({}, {__tostring: func() { return "obj" }})'


class Arguments:
    """Makes arguments of each kind; the methods are named by the letters of CALLS."""

    def __init__(self, g):
        self.g = g

    def make(self, name):
        kinds = CALLS[name]
        if name in ALL_ARGUMENTS:
            return [getattr(self, "of_" + kind)() for kind in kinds]
        needed, _, optional = kinds.partition("?")
        count = self.g.between(0, len(optional))
        chosen = needed + optional[:count]
        if self.g.chance(0.03):
            chosen = chosen[:-1]  # one too few
        return [self.wrong() if self.g.chance(0.04) else getattr(self, "of_" + kind)() for kind in chosen]

    def wrong(self):
        return self.g.pick(["nil", TEXT_TABLE, "true", "print", '"10"', "3.9", "(-1)", '"text"', "(0 / 0)"])

    def of_a(self):
        return self.g.any(1)

    def of_x(self):
        """Anything whose text has no address in it."""
        g = self.g
        return g.pick([g.number(1), g.number_literal(), g.text(0), "nil", "true", TEXT_TABLE,
                       "setmetatable({}, {__tostring: func() { return 5 }})", g.text(1), "print"])

    def of_s(self):
        return self.g.text(1) if self.g.chance(0.9) else self.g.pick(["12", "3.5", '"hello world from here"'])

    def of_S(self):
        return self.g.pick([self.g.text(1), self.g.array(1)])

    def of_n(self):
        return self.g.number(1) if self.g.chance(0.9) else self.g.pick(['"7"', '" 2.5 "', '"x"', "nil"])

    def of_i(self):
        """A position or a count: small, or far too large; nothing between, which would only be slow."""
        return self.g.pick(["0", "1", "2", "3", "4", "5", "(-1)", "(-2)", "8", "31", "32", "12", "2.7", "(0 / 0)",
                            "140737488355327", "(-140737488355327)", '"3"'])

    def of_h(self):
        """A position where what lies between two of them is walked through."""
        return self.g.pick(["0", "1", "2", "3", "5", "(-1)", "9", "2.7", "nil"])

    def of_b(self):
        return self.g.pick(["65", "97", "48", "0", "255", "200", "10", "256", "(-1)"])

    def of_j(self):
        """Seconds, years, ...: what calendars know."""
        return self.g.pick(
            ["0", "1", "2", "12", "13", "28", "31", "1970", "2024", "1700000000", "86399", "(-1)", "951782400"]
        )

    def of_B(self):
        return self.g.pick(["true", "false"])

    def of_p(self):
        return '"' + self.g.pick(PATTERNS) + '"'

    def of_r(self):
        return self.g.pick(REPLACEMENTS)

    def of_F(self):
        return '"' + self.g.pick(FORMATS) + '"'

    def of_O(self):
        return '"' + self.g.pick(DATES) + '"'

    def of_t(self):
        return self.g.array(2)

    def of_q(self):
        """An array to be made a text."""
        return "{" + ", ".join(self.of_x() for _ in range(self.g.between(0, 5))) + "}"

    def of_T(self):
        return self.g.pick(["{1, {2, {3, {4}}}}", "{{}, {{}}}", "{{1, 2}, 3, {nil, 4}}", self.g.array(1)])

    def of_o(self):
        return self.g.pick([self.g.object(1), self.g.array(1), "{x: 1, 2, 3, [10]: 4}"])

    def of_m(self):
        return self.g.pick(["nil", "{}", "{__index: {zz: 1}}", '{__tostring: func() { return "T" }}'])

    def of_k(self):
        return self.g.pick(["nil", '"x"', '"y"', "1", "0", "2", "{}"])

    def of_f(self):
        """A callback: of a number, of anything, failing, yielding, native."""
        return self.g.pick([
            "func(x) { return x }", "func(x, y) { return y }", "func(x) { return type(x) }",
            "func(x) { return x == 1 }", "func(a, b) { return a + b }", "func(...) { return #... }",
            'func() { error("in callback") }', "show", "math.abs", "func() { return nil }", "func() { error({}) }",
            "func(x) { return (nil)[x] }", "func(x) { return coroutine.yield(x) }",
            "setmetatable({}, {__call: func(self, x) { return x }})"
        ])

    def of_g(self):
        return self.g.pick(
            ["func(e) { return show(e) }", "func(e) { error(e) }", 'func(e) { return "H" }', "show", "print"]
        )

    def of_c(self):
        """Comparators, also such that contradict themselves."""
        return self.g.pick([
            "func(a, b) { return a > b }", "func(a, b) { return show(a) < show(b) }", "func() { return true }",
            "func() { return false }", 'func() { error("less") }', "func(a, b) { return a != b }",
            "func() { return nil }"
        ])

    def of_C(self):
        return self.g.pick(CODES)

    def of_M(self):
        return self.g.pick(
            [
                '"no_such_module"', '"fuzz_module"', '"fuzz_cycle"', '"fuzz_module.gs"', '"fuzz_broken"',
                '"fuzz_broken.gs"'
            ]
        )

    def of_H(self):
        return self.g.pick(["make(chan)", "make(chan, 2)", "nil", "{}"])

    def of_D(self):
        return self.g.pick(
            ["matrix.dense(3, 3)", "matrix.dense(9, 5)", "{[0]: {[0]: 1, 2.5}, {3}}", "{{1, 2}, {3, 4}}"]
        )

    def of_R(self):
        return self.g.pick([
            f"coroutine.create({self.of_f()})", "coroutine.create(func() { coroutine.yield(1, 2) })",
            "coroutine.create(print)"
        ])

    def of_E(self):
        """A date in words, or nearly."""
        return self.g.pick(
            [
                '"2024-02-29"', '"12:30:59"', '"Friday March"', '"Fri Mar PM"', '"02/03/24"', '"1999-13-40"', '"x"',
                '""'
            ]
        )

    def of_e(self):
        return self.g.pick(['"$GS_FUZZ_VARIABLE"', '"a${GS_FUZZ_OTHER}b$$"', '"$"', '"${"', '"plain"'])

    def of_N(self):
        return self.g.pick(['"GS_FUZZ_VARIABLE"', '"GS_FUZZ_OTHER"'])

    def of_P(self):
        return self.g.pick(['"no/such/file"', '"no/other/file"', '""'])

    def of_J(self):
        return f"time.unix({self.of_j()})"

    def of_Z(self):
        return self.g.pick(["0", "(-1)", "0.0001"])


def random_pattern(g):
    """A pattern from the grammar of patterns, now and then malformed. Few items, so that matching stays cheap."""
    items = [
        "a", "l", ".", "%a", "%d", "%w", "%s", "%p", "%u", "%l", "%x", "%c", "%g", "%A", "%D", "%W", "%S", "%L",
        "[a-f]", "[^a-f]", "[%d,]", "[]x]", "[%a_]", "[a-]", "%.", "%%", "é", "%b()", "%b<>", "%f[%w]", "%f[^%a]",
        "()", "%1", "[^%s]", "[%u-]"
    ]
    text = ""
    for _ in range(g.between(1, 4)):
        item = g.pick(items)
        if not item.startswith(("%b", "%f", "()", "%1")):
            item += g.pick(["", "", "+", "*", "-", "?"])
        text += f"({item})" if g.chance(0.25) else item
    if g.chance(0.06):
        text += g.pick(["%", "[", "(", ")", "%f", "%b", "[^", "%b("])
    return g.pick(["", "", "", "^"]) + text + g.pick(["", "", "", "$"])


def random_format(g):
    """A format with one to three directives."""
    text = ""
    for _ in range(g.between(1, 3)):
        flags = "".join(g.some(["-", "0", "+", " ", "#"], g.between(0, 2)))
        width, precision = g.pick(["", "", "4", "9", "20"]), g.pick(["", "", ".", ".0", ".2", ".7", ".17"])
        text += g.pick(["", "<", "é"]) + "%" + flags + width + precision + g.pick(
            list("diuxXocfeEgGsq%fgds")
        ) + g.pick(["", "|"])
    return text


def random_call(g):
    """The text of one call, and whether its results need rounding."""
    name = g.pick(list(CALLS))
    arguments = Arguments(g).make(name)
    rounded = name.startswith("~")
    name = name.lstrip("~")
    if name.startswith("string.") and arguments and g.chance(0.3) and arguments[0].startswith('"'):
        return f"({arguments[0]}):{name[7:]}({', '.join(arguments[1:])})", rounded
    return f"{name}({', '.join(arguments)})", rounded
