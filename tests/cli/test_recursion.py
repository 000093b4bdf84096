"""Recursion of every kind, through the language or through libraries, ends in an error that can be caught."""

from harness import cases, expect, test

# Each defines f, which recurses without an end.
ENDLESS = {
    "plain": "f := nil; f = func() { return 1 + f() }",
    "mutual": "g := nil; f := func() { return 1 + g() }; g = func() { return 1 + f() }",
    "many locals": "f := nil; f = func(a, b, c, d, e) { x, y, z := a, b, c; r := f(x, y, z, d, e); return r }",
    "varargs": "f := nil; f = func(...) { r := f(1, ...); return r }",
    "pcall": "f := nil; f = func() { ok, e := pcall(f); if !ok { error(e) }; return 1 }",
    "comparator": "f := nil; f = func() { table.sort({3, 1, 2}, func(a, b) { f(); return a < b }) }",
    "gsub callback": 'f := nil; f = func() { return string.gsub("abc", "b", func(c) { return f() }) }',
    "gsub with a table": 'f := nil; t := setmetatable({}, {__index: func(t, k) { return f() }}); '
                         'f = func() { return string.gsub("abc", "b", t) }',
    "gmatch": 'f := nil; f = func() { for w := range string.gmatch("a b", "%a") { f() } }',
    "__tostring": "t := nil; t = setmetatable({}, {__tostring: func(t) { return tostring(t) }}); f := func() { tostring(t) }",
    "__tostring by print": "t := nil; t = setmetatable({}, {__tostring: func(t) { print(t) }}); f := func() { print(t) }",
    "__tostring by format": 't := nil; t = setmetatable({}, {__tostring: func(t) { return string.format("%s", t) }}); '
                            'f := func() { string.format("<%s>", t) }',
    "__index function": "t := nil; t = setmetatable({}, {__index: func(t, k) { return t[k .. 1] }}); f := func() { return t.a }",
    "__newindex function": "t := nil; t = setmetatable({}, {__newindex: func(t, k, v) { t[k + 1] = v }}); f := func() { t[1] = 1 }",
    "__index loop": "t := {}; setmetatable(t, {__index: t}); f := func() { return t.a }",
    "__index loop of two": "a := {}; b := {}; setmetatable(a, {__index: b}); setmetatable(b, {__index: a}); f := func() { return a.x }",
    "__newindex loop": "t := {}; setmetatable(t, {__newindex: t}); f := func() { t.a = 1 }",
    "__call loop": "t := {}; setmetatable(t, {__call: t}); f := func() { return t() }",
    "__call function": "t := nil; t = setmetatable({}, {__call: func(self) { return 1 + t() }}); f := func() { return t() }",
    "__add": "t := nil; t = setmetatable({}, {__add: func(a, b) { return a + b }}); f := func() { x := t + 1; return x }",
    "__concat": "t := nil; t = setmetatable({}, {__concat: func(a, b) { return a .. b }}); f := func() { x := t .. 1; return x }",
    "__eq": "m := {__eq: func(a, b) { return a == b }}; a := setmetatable({}, m); b := setmetatable({}, m); f := func() { return a == b }",
    "__lt": "m := {__lt: func(a, b) { return a < b }}; a := setmetatable({}, m); f := func() { return a < a }",
    "__len": "t := nil; t = setmetatable({}, {__len: func(t) { x := #t; return x }}); f := func() { return #t }",
    "__unm": "t := nil; t = setmetatable({}, {__unm: func(t) { x := -t; return x }}); f := func() { return -t }",
    "wrap in wrap": "f := nil; f = func() { r := coroutine.wrap(f)(); return r }",
    "resume in resume": "f := nil; f = func() { ok, e := coroutine.resume(coroutine.create(f)); if !ok { error(e) }; return 1 }",
    "wrap in pcall in wrap": "f := nil; f = func() { ok, e := pcall(coroutine.wrap(f)); if !ok { error(e) }; return 1 }",
    "sort in a coroutine in a sort": "f := nil; f = func() { table.sort({2, 1}, func(a, b) { coroutine.wrap(f)(); return a < b }) }",
    "iterator": "f := nil; f = func() { for v := range f { r := v } }",
    "loadstring": 'deeper = nil; f := func() { deeper() }; deeper = func() { loadstring("deeper()") }',
    "table.filter": "f := nil; f = func() { return table.filter({1}, func(v) { return f() }) }",
    "table.map": "f := nil; f = func() { return table.map({1}, func(v) { return f() }) }",
    "table.reduce": "f := nil; f = func() { return table.reduce({1, 2}, func(a, v) { return f() }, 0) }",
    "method": "t := {}; t.m = func(self) { r := self:m(); return r }; f := func() { return t:m() }",
    "error with __tostring": "t := nil; t = setmetatable({}, {__tostring: func(t) { return tostring(t) }}); f := func() { error(tostring(t)) }",
}


@cases(ENDLESS)
def endless(gs, definition):
    code = definition + """
        ok, e := pcall(f)
        print(ok, type(e))
        io.write(tostring(e), "\\n")
        ok, e = pcall(f)
        print(ok)
        print(pcall(func() { return 1 + 1 }))"""
    outcome = gs.code(code, timeout=5)
    expect(outcome.status == 0 and outcome.err == "", outcome)
    lines = outcome.out.splitlines()
    expect(lines[0] == "false\tstring" and lines[-2:] == ["false", "true\t2"], outcome)
    expect(any(word in lines[1] for word in ("overflow", "too long", "too deep", "too many", "not enough memory")), outcome)
    expect(outcome.peak_mb < 2000, outcome)


@cases({key: ENDLESS[key] for key in ("plain", "comparator", "gsub callback", "__tostring", "__index function", "wrap in wrap",
                                      "pcall", "iterator")})
def endless_and_uncaught(gs, definition):
    outcome = gs.code(definition + "\nf()", timeout=5)
    expect(outcome.status == 1, outcome)
    expect("overflow" in outcome.err.split("\n")[0] and "traceback:" in outcome.err, outcome)
    expect(len(outcome.err.splitlines()) < 60, outcome)


@cases({key: ENDLESS[key] for key in ("plain", "comparator", "gsub callback", "__tostring", "wrap in wrap", "pcall")})
def endless_in_a_goroutine(gs, definition):
    code = definition + '\ndone := make(chan); go func() { ok, e := pcall(f); done <- e }(); print(<-done)'
    outcome = gs.code(code, timeout=5)
    expect(outcome.status == 0 and outcome.err == "" and "overflow" in outcome.out, outcome)


@test
def hundred_thousand_calls_are_allowed(gs):
    outcome = gs.code("func down(n) { if n == 0 { return 0 }; return 1 + down(n - 1) }; print(down(99990))")
    expect(outcome.status == 0 and outcome.out == "99990\n", outcome)


@test
def hundred_nested_library_calls_are_allowed(gs):
    outcome = gs.code("""
        func down(n) {
          if n == 0 { return 0 }
          r := 0
          table.sort({2, 1}, func(a, b) { r = 1 + down(n - 1); return a < b })
          return r
        }
        print(down(15))
        func nest(n) { if n == 0 { return 0 }; return 1 + coroutine.wrap(func() { return nest(n - 1) })() }
        print(nest(100))""")
    expect(outcome.status == 0 and outcome.out == "15\n100\n", outcome)


@cases({"raises": 'func h(e) { error(e) }', "xpcall in the handler": "h := nil; h = func(e) { return xpcall(error, h) }",
        "endless call": "func h(e) { return 1 + h(e) }"})
def endless_handler(gs, handler):
    outcome = gs.code(handler + '; print(xpcall(func() { error("x") }, h)); print("on")', timeout=5)
    expect(outcome.status == 0 and outcome.out.endswith("on\n"), outcome)


# --- modules -------------------------------------------------------------------------------------------------------

@test
def require_cycle(gs):
    gs.write("a.gs", 'return require("b")')
    gs.write("b.gs", 'return require("a")')
    outcome = gs.code('ok, e := pcall(require, "a"); print(ok); io.write(tostring(e), "\\n"); print("on")', timeout=5)
    expect(outcome.status == 0 and outcome.out.startswith("false\n") and outcome.out.endswith("on\n"), outcome)
    expect("module 'a' is still being loaded" in outcome.out, outcome)


@test
def require_of_itself(gs):
    gs.write("self.gs", 'x := require("self")\nreturn x')
    outcome = gs.run("self.gs", timeout=5)
    expect(outcome.status == 1 and "traceback:" in outcome.err, outcome)
    expect(len(outcome.err.splitlines()) < 60, outcome)


# --- deep programs -------------------------------------------------------------------------------------------------

N = 100000
DEEP = {
    "parentheses": f'"x := " .. string.rep("(", {N}) .. "1" .. string.rep(")", {N})',
    "tables": f'"x := " .. string.rep("{{", {N}) .. string.rep("}}", {N})',
    "tables in fields": f'"x := " .. string.rep("{{a: ", {N}) .. "1" .. string.rep("}}", {N})',
    "functions": f'string.rep("func() {{ return ", 1) .. string.rep("func() {{ x := ", {N}) .. "1" .. string.rep("}}", {N + 1})',
    "function statements": f'string.rep("func f() {{ ", {N}) .. string.rep("}}", {N})',
    "blocks": f'string.rep("if true {{ ", {N}) .. string.rep("}}", {N})',
    "loops": f'string.rep("for {{ ", {N}) .. "break" .. string.rep("}}", {N})',
    "minus": f'"x := " .. string.rep("- ", {N}) .. "1"',
    "not": f'"x := " .. string.rep("!", {N}) .. "true"',
    "length": f'"x := " .. string.rep("#", {N}) .. "y"',
    "receive": f'"x := " .. string.rep("<-", {N}) .. "y"',
    "concatenation": f'"x := 1" .. string.rep(" .. 1", {N})',
    "sum": f'"x := 1" .. string.rep(" + 1", {N})',
    "sum of variables": f'"y := 1; x := y" .. string.rep(" + y", {N})',
    "power": f'"x := 1" .. string.rep(" ** 1", {N})',
    "and": f'"x := y" .. string.rep(" && y", {N})',
    "or": f'"x := y" .. string.rep(" || y", {N})',
    "comparison": f'"x := (1" .. string.rep(" == 1", {N}) .. ")"',
    "elseif": f'"if x == 0 {{ }}" .. string.rep(" elseif x == 1 {{ }}", {N})',
    "else if": f'"if x == 0 {{ }}" .. string.rep(" else if x == 1 {{ }}", {N})',
    "indexing": f'"x := {{}}; y := x" .. string.rep(".a", {N})',
    "brackets": f'"x := {{}}; y := " .. string.rep("x[", {N}) .. "1" .. string.rep("]", {N})',
    "calls": f'"y := print" .. string.rep("()", {N})',
    "calls in arguments": f'"y := " .. string.rep("print(", {N}) .. string.rep(")", {N})',
    "methods": f'"y := x" .. string.rep(":m()", {N})',
    "go": f'string.rep("go ", {N}) .. "f()"',
    "block comments": f'string.rep("/*", {N}) .. "*/ x := 1"',
    "open parentheses only": f'"x := " .. string.rep("(", {N})',
    "open tables only": f'"x := " .. string.rep("{{", {N})',
    "open blocks only": f'string.rep("if true {{", {N})',
}


@cases(DEEP)
def deep_source(gs, expression):
    """Either it runs or it is an error; the program goes on."""
    outcome = gs.code(f'''source := {expression}
        ok, e := pcall(loadstring, source)
        print(ok)
        if !ok {{ print(#e < 5000, string.sub(e, 1, 300)) }}
        print("on")''', timeout=5)
    expect(outcome.status == 0 and outcome.err == "" and outcome.out.endswith("on\n"), outcome)
    expect(outcome.out.startswith(("true\n", "false\ntrue\t")), "the message is longer than 5000 bytes", outcome)
    expect(outcome.peak_mb < 1000, outcome)


@cases({"check": ["--check"], "dump ast": ["--dump=ast"], "dump bytecode": ["--dump=bytecode"], "run": []})
def deep_file(gs, flags):
    for deep in ("(" * N + "1" + ")" * N, "{" * N + "}" * N, "1" + " .. 1" * N, "-" * 2 * N + "1"):
        outcome = gs.run(*flags, gs.write("deep.gs", "x := " + deep), timeout=5)
        expect(outcome.status in (0, 1), outcome)
        expect(len(outcome.err) < 10000, outcome)


@test
def many_locals(gs):
    code = "func f() { " + "; ".join(f"v{i} := {i}" for i in range(70000)) + " }"
    outcome = gs.run(gs.write("a.gs", code))
    expect(outcome.status in (0, 1) and len(outcome.err) < 10000, outcome)


@test
def many_constants(gs):
    code = "t := {" + ", ".join(f'"k{i}"' for i in range(200000)) + "}; print(#t, t[200000])"
    outcome = gs.run(gs.write("a.gs", code))
    expect(outcome.status == 0 and outcome.out == "200000\tk199999\n", outcome)


@test
def many_arguments(gs):
    code = "print(select(\"#\", " + ", ".join(["1"] * 100000) + "))"
    outcome = gs.run(gs.write("a.gs", code))
    expect((outcome.status == 0 and outcome.out == "100000\n") or outcome.status == 1, outcome)
    outcome = gs.code('t := {}; for i := 1; i <= 5000000; i++ { t[i] = i }; print(pcall(func() { return select("#", unpack(t)) })); print("on")')
    expect(outcome.status == 0 and outcome.out.endswith("on\n"), outcome)


# --- patterns and data ---------------------------------------------------------------------------------------------

@cases({
    "item after item": 'string.match(string.rep("a", 500000), "^.-b")',
    "lazy in captures": 'string.match(string.rep("a", 200000), "^(.-)b")',
    "long single match": 'string.match(string.rep("a", 1000000), "^a*$")',
    "many optional items": 'string.match(string.rep("a", 3000), string.rep("a?", 3000) .. string.rep("a", 3000))',
    "long pattern": 'string.match(string.rep("a", 200000), string.rep("a", 200000))',
    "many captures": 'string.match("a", string.rep("(", 100000))',
    "balanced": 'string.match(string.rep("(", 500000), "^%b()")',
    "frontier": 'string.match(string.rep("a", 500000), "%f[b]b")',
    "long class": 'string.match("z", "[" .. string.rep("a", 500000) .. "]")',
    "open class": 'string.match("z", "[" .. string.rep("a", 500000))',
})
def pattern_recursion(gs, code):
    outcome = gs.code(f'print(pcall(func() {{ x := {code}; return 1 }})); print("on")', "--time-limit=0.5", timeout=5)
    expect(outcome.status in (0, 124), outcome)  # slow is allowed, an overflow of the native stack is not
    if outcome.status == 0:
        expect(outcome.out.endswith("on\n"), outcome)


@cases({
    "tables in tables": "t := {}; for i := 1; i <= 1000000; i++ { t = {t} }; t = nil; x := {}; "
                        "for i := 1; i <= 300000; i++ { x = {i} }; print(1)",
    "closures in closures": "f := func() { return 0 }; for i := 1; i <= 500000; i++ { g := f; f = func() { return g } }; "
                            "x := {}; for i := 1; i <= 300000; i++ { x = {i} }; print(1)",
    "rope to the left": 's := ""; for i := 1; i <= 1000000; i++ { s = s .. "abcdefgh" }; print(s:byte(1) - 96)',
    "rope to the right": 's := ""; for i := 1; i <= 1000000; i++ { s = "abcdefgh" .. s }; print(s:byte(1) - 96)',
    "rope compared": 's, r := "", ""; for i := 1; i <= 300000; i++ { s = s .. "abcdefgh"; r = "abcdefgh" .. r }; '
                     'if s == r { print(1) }',
    "metatables of metatables": "m := {}; for i := 1; i <= 300000; i++ { m = setmetatable({}, {__index: m}) }; "
                                "ok := pcall(func() { return m.x }); print(1)",
    "coroutine chain": "c := func() { }; for i := 1; i <= 1000; i++ { d := c; c = coroutine.wrap(func() { d() }) }; "
                       "ok := pcall(c); print(1)",
})
def deep_data(gs, code):
    outcome = gs.code(code, timeout=15)
    expect(outcome.status == 0 and outcome.out == "1\n", outcome)
