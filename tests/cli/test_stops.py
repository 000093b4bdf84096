"""Ctrl-C, the time limit and the memory limit stop every kind of program, soon, and scripts cannot prevent it."""

import contextlib
import os
import signal
import subprocess
import time

from harness import Outcome, cases, check_health, expect, test

REACTION = 0.25  # seconds from the signal or the deadline to the end of the process
ATTEMPTS = 3     # the best counts: other programs run on this machine

# (what is made before, what then runs without an end)
PROGRAMS = {
    "empty loop": ("", "for { }"),
    "counting loop": ("", "x := 0; for i := 0; i >= 0; i++ { x = x + i % 7 }"),
    "loop that does not get on": ("step := 0; if #arg > 9 { step = 1 }", "f := func(s) { for i := 0; i <= 9; i = i + s { } }; for { f(step) }"),
    "loop that goes astray": ("step := -1; n := 5; if #arg > 9 { step = n }", "f := func(s, n) { i := 0; while i <= n { i = i + s; if i < -9 { i = 0 } } }; for { f(step, n) }"),
    "loop with a far limit": ("n := 1; for i := 0; i < 47; i++ { n = n * 2 }", "f := func(n) { x := 0; for i := 0; i < n; i++ { x = i } return x }; for { f(n - 1) }"),
    "while loop": ("", "x := 0; while true { x++ }"),
    "calls": ("func f(n) { return n + 1 }", "x := 0; for { x = f(x) % 1000 }"),
    "pcall loop": ("", 'for { pcall(func() { error("x") }) }'),
    "pcall in pcall": ("", "for { pcall(func() { pcall(func() { for { } }); for { } }) }"),
    "endless recursion in pcall": ("func r() { return 1 + r() }", "for { pcall(r) }"),
    "endless recursion through sort": ("r := nil; r = func() { table.sort({2, 1}, func(a, b) { r() }) }", "for { pcall(r) }"),
    "endless recursion through coroutines": ("r := nil; r = func() { x := coroutine.wrap(r)(); return x }", "for { pcall(r) }"),
    "iterator": ("", "for v := range func() { return 1 } { x := v }"),
    "range of a table, again and again": ("t := {}; for i := 1; i <= 100000; i++ { t[i] = i }", "for { for k, v := range t { } }"),
    "metamethods": ("t := setmetatable({}, {__add: func(a, b) { return a }})", "x := t; for { x = x + 1 }"),
    "pattern, optional items": ("", 'string.find(string.rep("a", 50), string.rep("a?", 50) .. string.rep("a", 50))'),
    "pattern, lazy items": ("", 'string.find(string.rep("a", 300), string.rep(".-", 20) .. "b")'),
    "pattern, greedy items": ("", 'string.match(string.rep("a", 300), string.rep("a*", 20) .. "b")'),
    "pattern, quadratic": ('s := string.rep("a", 3000000)', 'for { x := s:find(".-b") }'),
    "pattern, balanced": ('s := string.rep("(", 3000000)', 'for { x := s:find("%b()") }'),
    "plain search, quadratic": ('s := string.rep("a", 2000000); p := string.rep("a", 1000000) .. "b"',
                                "for { x := string.find(s, p, 1, true) }"),
    "plain search": ('s := string.rep("a", 30000000)', 'for { x := string.find(s, "b", 1, true) }'),
    "gmatch": ('s := string.rep("ab ", 1000000)', 'for { for w := range string.gmatch(s, "%a+") { } }'),
    "gsub": ('s := string.rep("ab ", 10000000)', 'for { x := string.gsub(s, "%a", "xy") }'),
    "gsub with a callback": ('s := string.rep("ab ", 1000)', "for { x := string.gsub(s, \"%a+\", func(w) { for i := 1; i < 100; i++ { }; return w }) }"),
    "gsub with a callback that never ends": ("", 'string.gsub("abc", "b", func(w) { for { } })'),
    "sort": ("t := {}; for i := 1; i <= 1000000; i++ { t[i] = (i * 7919) % 1000003 }", "for { u := table.copy(t); table.sort(u) }"),
    "sort with a slow comparator": ("t := {}; for i := 1; i <= 10000; i++ { t[i] = (i * 7919) % 10007 }",
                                    "table.sort(t, func(a, b) { for i := 1; i <= 20000; i++ { }; return a < b })"),
    "sort with a senseless comparator": ("t := {}; for i := 1; i <= 100000; i++ { t[i] = i }", "for { pcall(table.sort, t, func(a, b) { return true }) }"),
    "string that doubles": ("", 'for { pcall(func() { s := "x"; for { s = s .. s } }) }'),
    "string that grows": ("", 'for { s := ""; for i := 1; i <= 1000000; i++ { s = s .. "x" } }'),
    "ropes made flat": ('s := ""; for i := 1; i <= 200000; i++ { s = "abcdefgh" .. s }', 'for { r := s .. "x"; x := r:byte(5) }'),
    "string.rep": ("", 'for { x := string.rep("abc", 60000000) }'),
    "string.rep with a separator": ("", 'for { x := string.rep("a", 30000000, ", ") }'),
    "string.reverse": ('s := string.rep("ab", 30000000)', "for { x := string.reverse(s) }"),
    "string.upper": ('s := string.rep("ab", 30000000)', "for { x := string.upper(s) }"),
    "string.split": ('s := string.rep("ab,", 1000000)', 'for { x := string.split(s, ",") }'),
    "string.format": ('s := string.rep("x", 10000000)', 'for { x := string.format("%q %s", s, s) }'),
    "string compared": ('s := string.rep("ab", 20000000); r := string.rep("ab", 19999999) .. "ac"', "x := 0; for { if s < r { x++ } }"),
    "table that grows": ("", "t := {}; for { t[#t + 1] = {} }"),
    "dictionary that grows": ("", 't := {}; i := 0; for { i++; t["k" .. i] = i }'),
    "table.insert at the front": ("t := {}; for i := 1; i <= 300000; i++ { t[i] = i }", "for { table.insert(t, 1, 0) }"),
    "table.concat": ("t := {}; for i := 1; i <= 1000000; i++ { t[i] = i }", 'for { x := table.concat(t, ", ") }'),
    "table.unpack": ("t := {}; for i := 1; i <= 100000; i++ { t[i] = i }", 'for { x := pcall(func() { return select("#", unpack(t)) }) }'),
    "table.indexOf": ("t := {}; for i := 1; i <= 3000000; i++ { t[i] = i }", "for { x := table.indexOf(t, -1) }"),
    "table.flatten": ("t := {}; for i := 1; i <= 300000; i++ { t[i] = {i} }", "for { x := table.flatten(t) }"),
    "table.unique": ("t := {}; for i := 1; i <= 1000000; i++ { t[i] = i }", "for { x := table.unique(t) }"),
    "goroutine ping-pong": ("a, b := make(chan), make(chan)", "go func() { for { b <- <-a } }(); for { a <- 1; x := <-b }"),
    "goroutines that spin": ("", "for i := 1; i <= 10; i++ { go func() { for { } }() }; for { }"),
    "goroutines that catch": ("", "for i := 1; i <= 10; i++ { go func() { for { pcall(func() { for { } }) } }() }; for { pcall(func() { for { } }) }"),
    "goroutines made": ("", "for { go func() { }(); time.sleep(0) }"),
    "blocked, another one sleeps": ("ch := make(chan)", "go func() { time.sleep(100); ch <- 1 }(); <-ch"),
    "blocked, many sleep": ("ch := make(chan)", "for i := 1; i <= 1000; i++ { go func() { for { time.sleep(0.01) } }() }; <-ch"),
    "sleep": ("", "time.sleep(100)"),
    "sleep in a coroutine": ("", "coroutine.wrap(func() { time.sleep(100) })()"),
    "sleep, again and again": ("", "for { time.sleep(0.001) }"),
    "read": ("", "io.read()"),
    "read all": ("", 'io.read("*a")'),
    "read in pcall": ("", "for { pcall(io.read) }"),
    "lines": ("", "for line := range io.lines() { print(line) }"),
    "coroutines made": ("", "for { c := coroutine.wrap(func() { coroutine.yield(1) }); c() }"),
    "coroutines dropped": ("", "for { c := coroutine.create(func() { }) }"),
    "coroutine that yields": ("c := coroutine.wrap(func() { for { coroutine.yield(1) } })", "for { c() }"),
    "coroutine that spins": ("", "coroutine.wrap(func() { for { } })()"),
    "coroutine that catches": ("", "for { coroutine.resume(coroutine.create(func() { for { pcall(func() { for { } }) } })) }"),
    "objects made": ("", "for { x := {a: 1, b: {}} }"),
    "loadstring": ('s := string.rep("x = 1; ", 50000)', "for { loadstring(s) }"),
    "loadstring of errors": ('s := string.rep("x = = 1; ", 50000)', "for { pcall(loadstring, s) }"),
    "print": ("", 'for { io.write("") }'),
    "matrix": ("m := matrix.dense(10, 10)", "for { for i := 0; i < 10; i++ { matrix.setf(m, i, i, 1.0) } }"),
    "tostring": ("t := setmetatable({}, {__tostring: func() { for { } }})", "for { pcall(tostring, t) }"),
    "error shown": ("", "error(setmetatable({}, {__tostring: func() { for { } }}))"),
    "xpcall handler": ("", 'for { xpcall(func() { error("x") }, func(e) { for { } }) }'),
}


def script(gs, program):
    """Says "ready" when it has made what it needs; nothing may catch the stop and say that it escaped."""
    before, loop = program
    return gs.write("program.gs", f"""{before}
print("ready")
ok, e := pcall(func() {{ {loop} }})
print("escaped", ok, e)
""" if "__tostring: func() { for" not in loop else f'{before}\nprint("ready")\n{loop}\n')


def best_of(attempt):
    """Runs `attempt` until it is quick enough; fails with the best time."""
    best = None
    for _ in range(ATTEMPTS):
        seconds, allowed = attempt()
        best = seconds if best is None else min(best, seconds)
        if best <= allowed:
            return
    raise AssertionError(f"took {best * 1000:.0f} ms, {allowed * 1000:.0f} ms are allowed")


def ends_stopped(session, status, message):
    found = session.wait_for_end(8)
    end = time.monotonic()
    session.read_some(0)
    outcome = Outcome(found, session.text, session.errors(), 0, 0)
    check_health(outcome)
    expect("escaped" not in session.text, "the stop was caught", outcome)
    expect(found == status and outcome.err == message, f"expected status {status}", outcome)
    return end


@contextlib.contextmanager
def silent_input():
    """A pipe into which nobody writes."""
    quiet, held = os.pipe()
    try:
        yield quiet
    finally:
        os.close(quiet)
        os.close(held)


@cases(PROGRAMS)
def interrupt(gs, program):
    name = script(gs, program)

    def attempt():
        with silent_input() as quiet, gs.on_terminal("--memory-limit=1G", name, stdin=quiet) as session:
            session.wait_for("ready", 15)
            time.sleep(0.1)
            begun = time.monotonic()
            os.kill(session.process.pid, signal.SIGINT)
            return ends_stopped(session, 130, "gscript: interrupted\n") - begun, REACTION * gs.slow

    best_of(attempt)


@cases(PROGRAMS)
def time_limit(gs, program):
    name = script(gs, program)
    limit = 0.25

    def attempt():
        begun = time.monotonic()
        with silent_input() as quiet, gs.on_terminal(f"--time-limit={limit}", "--memory-limit=1G", name, stdin=quiet) as session:
            end = ends_stopped(session, 124, "gscript: time limit exceeded\n")
            seconds = end - begun - limit
            expect(seconds >= -0.01, f"stopped {-seconds:.3f} s before the limit")
            return seconds, REACTION * gs.slow

    best_of(attempt)


@test
def interrupt_of_a_full_pipe(gs):
    """Nobody reads what is printed."""
    def attempt():
        process = gs.start(["-e", "pcall(func() { for { print(123456789) } })"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            time.sleep(0.15 * gs.slow)
            begun = time.monotonic()
            process.send_signal(signal.SIGINT)
            deadline = begun + 5 * gs.slow
            while process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.002)
            seconds = time.monotonic() - begun
            expect(process.poll() is not None, "no end: blocked in the write that nobody reads")
            expect(process.returncode == 130, process.returncode)
            return seconds, REACTION * gs.slow
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
            process.stderr.close()

    best_of(attempt)


@test
def interrupt_while_compiling(gs):
    """A long program text: no script runs yet, so the end may take as long as the text, but it must be 130."""
    name = gs.write("long.gs", "x = 1; " * 1_500_000 + "for { }")
    process = gs.start([name], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(0.2 * gs.slow)
    process.send_signal(signal.SIGINT)
    try:
        err = process.communicate(timeout=10 * gs.slow)[1]
        expect(process.returncode in (130, -signal.SIGINT), process.returncode, err)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


@test
def second_interrupt_is_no_harm(gs):
    name = script(gs, PROGRAMS["pattern, optional items"])
    with gs.on_terminal(name) as session:
        session.wait_for("ready")
        for _ in range(3):
            os.kill(session.process.pid, signal.SIGINT)
        ends_stopped(session, 130, "gscript: interrupted\n")


@test
def interrupt_flushes_output(gs):
    process = gs.start(["-e", 'print("kept"); for { }'], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.15 * gs.slow)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=5 * gs.slow)
    expect(process.returncode == 130 and out == b"kept\n" and err == b"gscript: interrupted\n", process.returncode, out, err)


# --- memory --------------------------------------------------------------------------------------------------------

LIMIT = 64  # MB
ROOM = 70   # MB: the program itself, its stacks, what the collector needs; LLVM, where loops are compiled

GROWING = {
    "tables": "t := {}; for { t[#t + 1] = {} }",
    "linked list": "t := nil; for { t = {t} }",
    "integers": "t := {}; for i := 1; i > 0; i++ { t[i] = i }",
    "floats": "t := {}; for i := 1; i > 0; i++ { t[i] = i * 0.5 }",
    "booleans": "t := {}; for i := 1; i > 0; i++ { t[i] = true }",
    "records": "t := nil; for { t = {next: t, a: 1, b: 2, c: 3} }",
    "string keys": 't := {}; i := 0; for { i++; t["key" .. i] = i }',
    "float keys": "t := {}; i := 0; for { i++; t[i + 0.5] = i }",
    "table keys": "t := {}; for { t[{}] = true }",
    "strings": 't := {}; i := 0; for { i++; t[#t + 1] = "text " .. i }',
    "string that doubles": 's := "x"; for { s = s .. s; x := s:byte(1) }',
    "string that grows": 's := ""; for { s = s .. "0123456789012345678901234567890123456789"; x := #s }',
    "string that grows and is read": 's := ""; p := string.rep("x", 100000); for { s = s .. p; x := s:byte(1) }',
    "string.rep": 's := string.rep("x", 70000000); error("made")',
    "string.rep in steps": 'n := 1; for { s := string.rep("x", n); n = n * 2 }',
    "table.concat": 't := {}; s := string.rep("x", 1000000); for i := 1; i <= 100; i++ { t[i] = s }; x := table.concat(t); error("made")',
    "gsub": 's := string.rep("x", 1000000); x := s:gsub("x", string.rep("y", 100)); error("made")',
    "gsub with a callback": 's := string.rep("x", 1000000); r := string.rep("y", 100); x := s:gsub("x", func() { return r }); error("made")',
    "replaceAll": 's := string.rep("x", 1000000); x := s:replaceAll("x", string.rep("y", 100)); error("made")',
    "format": 's := string.rep("x", 10000000); x := string.format("%s%s%s%s%s%s%s%s", s, s, s, s, s, s, s, s); error("made")',
    "split": 's := string.rep("x,", 5000000); x := s:split(","); error("made")',
    "upper": 's := string.rep("x", 30000000); t := {}; for { t[#t + 1] = s:upper() }',
    "closures": "t := {}; for { x := {}; t[#t + 1] = func() { return x } }",
    "coroutines, suspended": "t := {}; for { c := coroutine.create(func() { coroutine.yield() }); coroutine.resume(c); t[#t + 1] = c }",
    "coroutines, not started": "t := {}; for { t[#t + 1] = coroutine.create(func() { }) }",
    "goroutines, blocked": "ch := make(chan); for { go func() { <-ch }(); time.sleep(0) }",
    "channels": "t := {}; for { t[#t + 1] = make(chan, 10) }",
    "channel buffer": "ch := make(chan, 100000000); for { ch <- 1 }",
    "make": "t := make([]int, 20000000); error(\"made\")",
    "dense matrix": 'm := matrix.dense(10000, 10000); error("made")',
    "shapes": 't := {}; for i := 1; i > 0; i++ { x := {}; for j := 1; j <= 20; j++ { x["f" .. (i * 20 + j)] = 1 }; t[i] = x }',
    "globals": 'for i := 1; i > 0; i++ { loadstring("global_" .. i .. " = {}") }',
    "functions kept": 't := {}; for i := 1; i > 0; i++ { t[i] = loadstring("return func(x) { return x + " .. i .. " }") }',
    "long source": 's := string.rep("x = 1; ", 3000000); loadstring(s); error("made")',
    "table.insert": "t := {}; for { table.insert(t, {}) }",
    "table.move": "t := {}; for i := 1; i <= 1000; i++ { t[i] = i }; for i := 1; i > 0; i++ { table.move(t, 1, 1000, i * 1000) }",
    "pack": "t := {}; for { t[#t + 1] = table.pack(1, 2, 3) }",
    "upvalues": "f := func() { return 0 }; for { g := f; f = func() { return g } }",
}


@cases(GROWING)
def memory_limit_ends_the_program(gs, code):
    outcome = gs.code('print("begun"); ' + code, f"--memory-limit={LIMIT}M", timeout=5)
    expect(outcome.status == 125 and outcome.out == "begun\n", "expected status 125", outcome)
    expect("not enough memory" in outcome.err or "string too long" in outcome.err, outcome)
    expect(outcome.peak_mb < LIMIT + ROOM, f"used {outcome.peak_mb:.0f} MB", outcome)


@test
def memory_limit_holds_for_value_stacks(gs):
    """Arguments that pile up in frames hit the end of the stack, which a memory limit brings nearer."""
    code = "func f(...) { t := {...}; return f(1, 2, 3, 4, 5, 6, 7, 8, ...) }; print(pcall(f)); print(pcall(f))"
    outcome = gs.code(code, f"--memory-limit={LIMIT}M", timeout=5)
    expect(outcome.status == 0 and outcome.out.count("stack overflow") + outcome.out.count("not enough memory") == 2, outcome)
    expect(outcome.peak_mb < LIMIT + ROOM, f"used {outcome.peak_mb:.0f} MB", outcome)


@cases({key: code for key, code in GROWING.items() if key != "globals"})  # which stay
def memory_limit_can_be_caught(gs, code):
    """What was made is dropped, and the program goes on with nearly all of the memory."""
    code = f"""
        func grow() {{ {code} }}
        ok, e := pcall(grow)
        print(ok, e)
        t := {{}}
        for i := 1; i <= 100000; i++ {{ t[i] = {{i}} }}
        print(#t, #string.rep("x", 10000000))
        ok, e = pcall(grow)
        print(ok, e)"""
    outcome = gs.code(code, f"--memory-limit={LIMIT}M", timeout=6)
    expect(outcome.status == 0 and outcome.err == "", outcome)
    lines = outcome.out.splitlines()
    expect(len(lines) == 3 and lines[1] == "100000\t10000000", outcome)
    for line in (lines[0], lines[2]):
        expect(line in ("false\tnot enough memory", "false\tstring too long"), outcome)
    expect(outcome.peak_mb < LIMIT + ROOM, f"used {outcome.peak_mb:.0f} MB", outcome)


STEADY = {
    "tables": "x := {i, i}",
    "strings": 's := "text" .. i; t := {}; t[s] = i',
    "coroutines": "if i % 8 == 0 { c := coroutine.wrap(func() { coroutine.yield(1) }); c() }",
    "goroutines": "if i % 2 == 0 { go func() { }() }; if i % 100 == 0 { time.sleep(0) }",
    "channels": "ch := make(chan, 1); ch <- {}; x := <-ch",
    "closures": "f := func() { return i }; x := f()",
    "errors": 'ok, e := pcall(func() { error("error " .. i) })',
    "formats": 's := string.format("%d %s %5.2f", i, "x", i * 0.5)',
    "large strings": 'if i % 100 == 0 { s := string.rep("x", 1000000) }',
    "shapes": 'x := {}; x["f" .. i % 5000] = 1; x["g" .. i % 3000] = 2',
    "unique field names": 'x := {}; x["field" .. i] = 1',
    "loadstring": 'if i % 10 == 0 { x := loadstring("y := " .. i .. "; return func() { return y }") }',
    "loadstring with errors": 'if i % 10 == 0 { x := pcall(loadstring, "y = = " .. i) }',
    "goroutines with errors caught": 'go func() { pcall(error, "x") }(); if i % 100 == 0 { time.sleep(0) }',
}


@cases(STEADY)
def garbage_is_no_growth(gs, body):
    """A long run that keeps nothing stays below a small limit."""
    outcome = gs.code(f'print = func() {{ }}; for i := 1; i <= 200000; i++ {{ {body} }}; io.write("end\\n")', "--memory-limit=16M", timeout=12)
    expect(outcome.status == 0 and outcome.out == "end\n" and outcome.err == "", outcome)
    expect(outcome.peak_mb < 16 + ROOM, f"used {outcome.peak_mb:.0f} MB", outcome)


@cases({"8M": 8, "12M": 12, "16M": 16, "24M": 24, "48M": 48, "96M": 96})
def filling_up_takes_time_in_proportion(gs, size):
    """Near the limit there may not be one collection for each object."""
    outcome = gs.code("t := {}; for { t[#t + 1] = {} }", f"--memory-limit={size}M", timeout=4)
    expect(outcome.status == 125, outcome)


@test
def unlimited_source_on_standard_input_is_limited(gs):
    outcome = gs.code('s := io.read("*a"); error("read")', f"--memory-limit={LIMIT}M", stdin=b"x" * 90_000_000)
    expect(outcome.status == 125, outcome)
    expect(outcome.peak_mb < LIMIT + ROOM, f"used {outcome.peak_mb:.0f} MB", outcome)


@test
def impossible_size_is_an_error(gs):
    outcome = gs.code('print(pcall(string.rep, "abc", 100000000000)); print(pcall(string.rep, "abc", 2**46)); print("on")', "--memory-limit=64M")
    expect(outcome.status == 0 and outcome.out.endswith("on\n") and outcome.out.count("false\t") == 2, outcome)


@test
def tiny_memory_limit(gs):
    outcome = gs.code("print(1)", "--memory-limit=1K")
    expect(outcome.status == 125 and "not enough memory" in outcome.err, outcome)
