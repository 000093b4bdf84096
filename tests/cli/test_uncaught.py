"""The report of an error that nobody caught: message, excerpt, traceback."""

from harness import Skipped, cases, expect, test


def report(gs, source, *flags, status=1, name="a.gs"):
    """The lines of standard error."""
    outcome = gs.run(*flags, gs.write(name, source))
    expect(outcome.status == status, outcome)
    return outcome.err.splitlines()


def points_at(lines, text):
    """The caret stands below the beginning of `text` in the line that the excerpt shows."""
    excerpt, caret = lines[1], lines[2]
    expect(excerpt.startswith("   ") and " | " in excerpt, *lines)
    expect(caret.strip("| \t^") == "" and caret.endswith("^"), *lines)
    expect(excerpt.find(text) == caret.index("^"), f"expected the caret below {text!r}", *lines)


@cases({
    "call of error": ('x := 1\nerror("no way")', 2, "no way", None),
    "index": ("t := nil\nx := t.field", 2, "attempt to index a nil value", None),
    "index of a field": ("t := {}\nx := t.a.b", 2, "attempt to index a nil value", None),
    "set index": ("t := nil\n\nt.x = 1", 3, "attempt to index a nil value", None),
    "arithmetic": ("x := 1\ny := x + {}", 2, "attempt to perform arithmetic on a table value", "+"),
    "modulo": ("x := 1\ny := x % 0", 2, "attempt to perform modulo by zero", "%"),
    "unary minus": ("x := {}\ny := -x", 2, "attempt to perform arithmetic on a table value", "-x"),
    "concatenation": ("x := {}\ny := 1 .. x", 2, "attempt to concatenate a table value", ".."),
    "comparison": ("x := {}\ny := x < 1", 2, "attempt to compare table with number", "<"),
    "call": ("x := 1\nprint(2, x(3))", 2, "attempt to call a number value", None),
    "method call": ("x := {}\nx:go_on()", 2, "attempt to call a nil value (method 'go_on' not found)", None),
    "length": ("x := 1\ny := #x", 2, "attempt to get length of a number value", "#x"),
    "range": ("x := true\nfor v := range x { }", 2, "cannot range over boolean", None),
    "native": ('x := 1\ny := string.rep()', 2, "bad argument #1 to 'string.rep' (string expected)", None),
    "after tabs": ("if true {\n\t\tx := nil .. 1 }", 2, "attempt to concatenate a nil value", ".."),
    "after wide letters": ('x := "äöü" .. {}', 1, "attempt to concatenate a table value", ".."),
    "in the last line without an end": ("\n\n\nnope()", 4, "attempt to call a nil value", None),
    "long statement": ("x := 1 +\n  2 +\n  {}", 2, "attempt to perform arithmetic on a table value", "+"),
})
def message_place_and_caret(gs, case):
    source, line, message, at = case
    lines = report(gs, source)
    expect(lines[0].startswith(f"a.gs: a.gs:{line}: {message}"), f"expected a.gs: a.gs:{line}: {message}", *lines)
    expect(lines[1].lstrip().startswith(f"{line} | "), *lines)
    expect(lines[1].split(" | ", 1)[1] == source.split("\n")[line - 1], *lines)
    caret = lines[2].index("^")
    expect(len(lines[1].split(" | ")[0]) + 3 <= caret < len(lines[1]) + 1, *lines)
    if at is not None:
        points_at(lines, at)
    expect(lines[3] == "traceback:", *lines)
    expect(lines[-1] == f"  a.gs:{line}: in main chunk", *lines)


@test
def long_lines_are_shown_around_the_caret(gs):
    lines = report(gs, "x = 1; " * 100 + "y = nil .. 1; " + "x = 1; " * 100)
    expect(len(lines[1]) < 200, *lines)
    points_at(lines, "..")


@test
def traceback_names_functions(gs):
    lines = report(gs, """func inner(t) {
  return t.x.y
}
M := {}
M.method = func(self, t) {
  r := inner(t)
  return r
}
func outer() {
  f := func() {
    r := M:method({})
    return r
  }
  r := f()
  return r
}
outer()
""")
    expect(lines[0] == "a.gs: a.gs:2: attempt to index a nil value (field 'x')" or
           lines[0].startswith("a.gs: a.gs:2: attempt to index a nil value"), *lines)
    trace = lines[lines.index("traceback:") + 1:]
    expect(len(trace) == 5, *lines)
    for line, (place, name) in zip(trace, [("2", "'inner'"), ("6", "method"), ("11", "f"), ("14", "'outer'"),
                                            ("17", "main chunk")]):
        expect(line.startswith(f"  a.gs:{place}: in ") and name in line, f"expected line {place}, {name}", *lines)


@test
def traceback_names_natives(gs):
    lines = report(gs, 'table.sort({3, 2, 1}, func(a, b) {\n  error("no")\n})')
    trace = lines[lines.index("traceback:") + 1:]
    expect([line.split(":")[0] for line in trace] == ["  [native]", "  a.gs", "  [native]", "  a.gs"], *lines)
    expect("'error'" in trace[0] and "sort" in trace[2] and "main chunk" in trace[3], *lines)


@test
def traceback_through_modules(gs):
    gs.write("m.gs", "func fail(x) {\n  x.y = 1\n}\nreturn fail")
    lines = report(gs, 'f := require("m")\nf(nil)')
    expect(lines[0].endswith("m.gs:2: attempt to index a nil value"), *lines)
    expect("x.y = 1" in lines[1], *lines)
    expect("m.gs:2: in function 'fail'" in lines[4] and lines[5] == "  a.gs:2: in main chunk", *lines)


@cases({"1000 calls": 1000, "100000 calls": 100000})
def deep_traceback_is_folded(gs, depth):
    lines = report(gs, f'func down(n) {{\n  if n == 0 {{ error("bottom") }}\n  down(n - 1)\n  return 1\n}}\ndown({depth})')
    expect(lines[0] == "a.gs: a.gs:2: bottom", *lines)
    expect(len(lines) < 60, len(lines))
    fold = [line for line in lines if "more" in line]
    expect(len(fold) == 1, *lines)
    hidden = int(fold[0].split()[1])
    shown = len(lines) - lines.index("traceback:") - 2
    expect(hidden + shown == depth + 3, hidden, shown)  # with `error` and the main chunk


@test
def stack_overflow_report_is_folded(gs):
    lines = report(gs, "func f() { return 1 + f() }\nf()")
    expect(lines[0].startswith("a.gs: a.gs:1: stack overflow") and len(lines) < 60, *lines[:10])
    expect(lines[-1] == "  a.gs:2: in main chunk", *lines[-3:])


@cases({
    "table": ("{code: 5}", "table: 0x"),
    "nil": ("nil", "nil"),
    "nothing": ("", "nil"),
    "number": ("42", "42"),
    "float": ("1.0", "1.0"),
    "boolean": ("false", "false"),
    "function": ("print", "function: "),
    "empty text": ('""', ""),
    "several lines": ('"one\\ntwo"', "one"),
    "with __tostring": ('setmetatable({}, {__tostring: func() { return "shown" }})', "shown"),
    "__tostring that fails": ('setmetatable({}, {__tostring: func() { error("x") }})', "table: 0x"),
    "__tostring that gives no text": ("setmetatable({}, {__tostring: func() { return 5 }})", "table: 0x"),
    "long text": ('string.rep("x", 100000)', "x" * 100000),
})
def error_values(gs, case):
    value, shown = case
    outcome = gs.run(gs.write("a.gs", f"error({value})"))
    expect(outcome.status == 1, outcome)
    first = outcome.err.split("\n")[0]
    expect(first.startswith("a.gs: a.gs:1: " + shown), outcome)
    if not shown.endswith(("0x", ": ")):
        expect(first == "a.gs: a.gs:1: " + shown, outcome)
    expect("\n  a.gs:1: in main chunk\n" in outcome.err, outcome)


@test
def error_from_a_wrapped_coroutine(gs):
    """The place of the error itself, not only that of the call that resumed."""
    lines = report(gs, 'f := coroutine.wrap(func() {\n  error("inside")\n})\nf()')
    expect(lines[0].startswith("a.gs: a.gs:") and lines[0].endswith(": inside"), *lines)
    expect(lines[-1] == "  a.gs:4: in main chunk", *lines)
    expect(lines[0] == "a.gs: a.gs:2: inside", "the line of the error, 2, is lost", *lines)


@test
def runtime_error_from_a_wrapped_coroutine(gs):
    lines = report(gs, "f := coroutine.wrap(func() {\n  x := nil\n  x.y = 1\n})\nf()")
    expect(lines[0].startswith("a.gs: a.gs:3: attempt to index a nil value"), *lines)


@test
def error_from_a_resumed_coroutine_is_a_value(gs):
    outcome = gs.code('print(coroutine.resume(coroutine.create(func() { error("inside") })))')
    expect(outcome.status == 0 and outcome.out == "false\tinside\n" and outcome.err == "", outcome)


@test
def error_raised_again_is_placed_where_it_is_raised_again(gs):
    lines = report(gs, 'ok, e := pcall(func() { error("first") })\nx := 1\nerror(e)')
    expect(lines[0] == "a.gs: a.gs:3: first", *lines)


@test
def error_after_caught_errors_has_its_own_report(gs):
    lines = report(gs, 'func f() { error("old") }\npcall(f)\npcall(f)\nnope()')
    expect(lines[0].startswith("a.gs: a.gs:4: attempt to call a nil value"), *lines)
    expect(not any("old" in line for line in lines) and lines[-1] == "  a.gs:4: in main chunk", *lines)


@test
def error_in_an_xpcall_handler_is_no_uncaught_error(gs):
    outcome = gs.code('print(xpcall(func() { error("a") }, func(e) { error("b") }))')
    expect(outcome.status == 0 and outcome.err == "" and outcome.out == "false\tnil\n", outcome)


@test
def error_in_a_goroutine_is_a_note(gs):
    outcome = gs.run(gs.write("a.gs", 'go func() {\n  error("lost")\n}()\ntime.sleep(0.01)\nprint("goes on")'))
    expect(outcome.status == 0 and outcome.out == "goes on\n", outcome)
    lines = outcome.err.splitlines()
    expect("goroutine" in lines[0] and lines[0].endswith("a.gs:2: lost"), outcome)
    expect(any("anonymous function" in line for line in lines), outcome)


@test
def errors_in_many_goroutines(gs):
    outcome = gs.code('for i := 1; i <= 50; i++ { go func(i) { error("lost " .. i) }(i) }; time.sleep(0.01); print("end")')
    expect(outcome.status == 0 and outcome.out == "end\n", outcome)
    expect(sum("goroutine ended" in line for line in outcome.err.splitlines()) == 50, outcome)


@cases({"print": "print = nil", "error": "error = nil", "string": "string = nil", "tostring": "tostring = nil"})
def report_does_not_need_globals(gs, code):
    lines = report(gs, code + "\nx := 1 + nil")
    expect(lines[0] == "a.gs: a.gs:2: attempt to perform arithmetic on a nil value", *lines)


@test
def error_in_loadstring(gs):
    lines = report(gs, 'x := 1\nloadstring("y := 1\\nnope()")')
    expect(lines[0] == "string: string:2: attempt to call a nil value" or "attempt to call a nil value" in lines[0], *lines)
    expect(lines[-1] == "  a.gs:2: in main chunk", *lines)


@test
def syntax_error_in_loadstring(gs):
    lines = report(gs, 'x := 1\nloadstring("y = = 1")')
    expect(lines[0].startswith("a.gs: a.gs:2: ") and "parse error at 1:5" in lines[0], *lines)


@test
def syntax_error_in_a_module(gs):
    gs.write("m.gs", "y = = 1")
    lines = report(gs, 'x := 1\nrequire("m")')
    expect(lines[0].startswith("a.gs: a.gs:2: ") and "m.gs: parse error at 1:5" in lines[0], *lines)


@test
def syntax_error_report(gs):
    lines = report(gs, "x := 1\ny := (2 + \nz := 3")
    expect(lines[0].startswith("a.gs: parse error at "), *lines)
    expect("traceback:" not in lines, *lines)


@test
def many_syntax_errors_are_cut_off(gs):
    outcome = gs.run(gs.write("a.gs", "x = = 1\n" * 5000))
    expect(outcome.status == 1 and 2 <= outcome.err.count("parse error") <= 200, outcome)


# An error behind the exit of a compiled loop: in it, in functions that were inlined into it, in a loop inside. What makes it fail
# comes long after the loop has been compiled.
BEHIND_EXITS = {
    "in the loop": """\
func run(list) {
  s := 0
  for i := 1; i <= #list; i++ {
    s = s +
      list[i]
  }
  return s
}
LIST
list[2900] = {}
run(list)
""",
    "two calls deep": """\
func inner(x, y) {
  return x * y
}
func outer(list, i) {
  k := inner(list[i], 2)

  return k + inner(i, 1)
}
func run(list) {
  s := 0
  for i := 1; i <= #list; i++ {
    s = s + outer(list, i)
  }
  return s
}
LIST
list[2900] = "two"
run(list)
""",
    "in a loop inside": """\
Object := {}
Object.__index = Object
Object.get = func(self, k) {
  return self.list[k].value
}
func run(object) {
  s := 0
  for i := 1; i <= 100; i++ {
    for k := 1; k <= 30; k++ {
      if i == 90 {
        object.list = nil
      }
      s = s + object:get(k)
    }
  }
  return s
}
items := {}
for k := 1; k <= 30; k++ { items[k] = {value: k} }
run(setmetatable({list: items}, Object))
""",
}


@cases({f"{name}, {how}": (source, flags) for name, source in BEHIND_EXITS.items()
        for how, flags in {"llvm": ["--tier=llvm"], "auto": ["--tier=auto", "--jit-sync"],
                           "stressed": ["--tier=llvm", "--stress=exits:3"],
                           "stack maps": ["--tier=llvm", "--exits=patchpoint"]}.items()})
def behind_exits_of_compiled_loops(gs, case):
    """Message, place and traceback to the letter as the interpreter has them."""
    source, flags = case
    source = source.replace("LIST", "list := {}\nfor i := 1; i <= 3000; i++ { list[i] = i }")
    if "not built into" in gs.run("--tier=llvm", "-e", "").err:
        raise Skipped("the optimizing tier is not in this build")
    wanted = report(gs, source, "--tier=interp")
    expect(wanted[3] == "traceback:" and len(wanted) >= 6, *wanted)
    expect(report(gs, source, *flags) == wanted, *wanted, "but:", *report(gs, source, *flags))
