"""What the process says to its parent, and that nothing printed before is lost."""

from harness import cases, expect, test


def ends(gs, status, code, *flags, says="", out="before\n"):
    outcome = gs.code('print("before"); ' + code, *flags)
    expect(outcome.status == status, f"expected status {status}", outcome)
    expect(outcome.out == out, f"expected output {out!r}", outcome)
    if says:
        expect(says in outcome.err, f"not said: {says}", outcome)
    else:
        expect(outcome.err == "", outcome)
    return outcome


@cases({
    "end of the program": "",
    "return": "return 5",
    "return in the middle": "if true { return }; print(1)",
    "goroutines left behind": "go func() { for { time.sleep(0.001) } }(); time.sleep(0.002)",
    "error caught": 'pcall(error, "x")',
    "error in a goroutine left behind": 'go func() { time.sleep(100); error("x") }()',
})
def zero(gs, code):
    ends(gs, 0, code)


@cases({"error": 'error("no")', "runtime error": "x := nil + 1", "assert": "assert(false)", "nil": "error(nil)",
        "in a coroutine": 'coroutine.wrap(func() { error("no") })()',
        "in a comparator": 'table.sort({3, 2, 1}, func(a, b) { error("no") })',
        "stack overflow": "func f() { return 1 + f() }; f()"})
def one_for_an_error(gs, code):
    ends(gs, 1, code, says="traceback:")


@test
def one_for_a_syntax_error(gs):
    ends(gs, 1, "x = = 1", says="parse error", out="")


DEADLOCK = "fatal error: all goroutines are asleep - deadlock!\n"


@cases({
    "receive": "<-make(chan)",
    "send": "ch := make(chan); ch <- 1",
    "range": "for v := range make(chan) { }",
    "in a function": "func f(ch) { return <-ch }; f(make(chan))",
    "in pcall": "pcall(func() { <-make(chan) }); print(1)",
    "in a coroutine": "coroutine.wrap(func() { <-make(chan) })(); print(1)",
    "two goroutines": "a := make(chan); b := make(chan); go func() { <-a; b <- 1 }(); <-b",
    "after a goroutine ended": "a := make(chan); go func() { a <- 1 }(); <-a; <-a",
    "in a comparator": "table.sort({3, 2, 1}, func(a, b) { <-make(chan) })",
})
def two_for_a_deadlock(gs, code):
    outcome = ends(gs, 2, code, says=DEADLOCK)
    expect(outcome.err == DEADLOCK, outcome)


@test
def sleeping_is_no_deadlock(gs):
    ends(gs, 0, "ch := make(chan); go func() { time.sleep(0.05); ch <- 1 }(); <-ch")


@cases({"plain": "for { }", "in pcall": "for { pcall(func() { for { } }) }"})
def time_limit(gs, code):
    ends(gs, 124, code, "--time-limit=0.05", says="gscript: time limit exceeded\n")


@test
def time_limit_of_a_program_that_ends_before(gs):
    ends(gs, 0, "time.sleep(0.01)", "--time-limit=100")


@cases({"table": "t := {}; for { t[#t + 1] = {1, 2, 3, 4} }", "string": 's := string.rep("x", 100000000)'})
def memory_limit(gs, code):
    outcome = ends(gs, 125, code, "--memory-limit=8M", says="not enough memory")
    expect(outcome.err.startswith("-e: -e:1: not enough memory\n"), outcome)


@cases({
    "main": "os.exit(7)",
    "function": "func f() { os.exit(7) }; f(); print(1)",
    "coroutine": "coroutine.wrap(func() { os.exit(7) })(); print(1)",
    "coroutine, resumed": "coroutine.resume(coroutine.create(func() { os.exit(7) })); print(1)",
    "goroutine": "go func() { os.exit(7) }(); time.sleep(5); print(1)",
    "goroutine, main waits": "go func() { os.exit(7) }(); <-make(chan); print(1)",
    "coroutine in a goroutine": "go func() { coroutine.wrap(func() { os.exit(7) })() }(); time.sleep(5); print(1)",
    "pcall": "print(pcall(os.exit, 7)); print(1)",
    "pcall of a function": "print(pcall(func() { os.exit(7) })); print(1)",
    "xpcall": "print(xpcall(func() { os.exit(7) }, func(e) { print(e) })); print(1)",
    "xpcall handler": 'print(xpcall(func() { error("x") }, func(e) { os.exit(7) })); print(1)',
    "comparator": "table.sort({3, 2, 1}, func(a, b) { os.exit(7) }); print(1)",
    "comparator in pcall": "pcall(table.sort, {3, 2, 1}, func(a, b) { os.exit(7) }); print(1)",
    "gsub": 'string.gsub("abc", "b", func(c) { os.exit(7) }); print(1)',
    "metamethod": "x := setmetatable({}, {__add: func(a, b) { os.exit(7) }}); y := x + 1; print(1)",
    "tostring": "print(setmetatable({}, {__tostring: func() { os.exit(7) }})); print(1)",
    "iterator": "for v := range func() { os.exit(7) } { print(v) }; print(1)",
    "loadstring": 'loadstring("os.exit(7)"); print(1)',
    "error shown": 'error(setmetatable({}, {__tostring: func() { os.exit(7) }}))',
})
def os_exit(gs, code):
    ends(gs, 7, code)


@test
def os_exit_in_a_module(gs):
    gs.write("m.gs", "os.exit(7)")
    ends(gs, 7, 'print(pcall(require, "m"))')


@cases({"nothing": ("", 0), "true": ("true", 0), "false": ("false", 1), "zero": ("0", 0), "255": ("255", 255),
        "float": ("3.7", 3), "text": ('"4"', 4), "negative": ("-1", 255), "nil": ("nil", 0)})
def os_exit_values(gs, case):
    value, status = case
    ends(gs, status, f"os.exit({value})")


@test
def output_is_flushed_however_large(gs):
    for code in ("os.exit(3)", 'error("no")', "<-make(chan)"):
        outcome = gs.code("for i := 1; i <= 30000; i++ { print(i) }; io.write(\"end\"); " + code)
        expect(outcome.out.endswith("30000\nend") and outcome.out.count("\n") == 30000, code, outcome)


@test
def output_comes_before_the_error(gs):
    with open(gs.folder / "both", "wb") as both:
        process = gs.start(["-e", 'print("first"); go func() { error("second") }(); time.sleep(0); print("third"); x()'],
                           stdout=both, stderr=both)
        process.wait(10 * gs.slow)
    text = (gs.folder / "both").read_text()
    places = [text.index(word) for word in ("first\n", "-e:1: second\n", "third\n", "attempt to call")]
    expect(places == sorted(places), text)
