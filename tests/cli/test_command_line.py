"""Ways to give a program, options, and what may stand in a file."""

import json
import os
import subprocess

from harness import Skipped, cases, expect, test


def usage_error(gs, *args, says):
    outcome = gs.run(*args)
    expect(outcome.status == 2, "expected status 2", outcome)
    expect(outcome.out == "", outcome)
    for text in says:
        expect(text in outcome.err, f"not said: {text}", outcome)
    return outcome


def prints(gs, wanted, *args, **more):
    outcome = gs.run(*args, **more)
    expect(outcome.status == 0 and outcome.err == "", outcome)
    expect(outcome.out == wanted, f"expected {wanted!r}", outcome)


# --- the program ---------------------------------------------------------------------------------------------------

@test
def file_with_arguments(gs):
    script = gs.write("show args.gs", "print(arg[0], #arg, arg[1], arg[2], arg[3], arg[4])")
    prints(gs, "show args.gs\t3\ta b\t--seed=1\t\tnil\n", script, "a b", "--seed=1", "")


@test
def arguments_are_bytes(gs):
    script = gs.write("a.gs", "print(#arg[1], string.byte(arg[1], 1, -1))")
    prints(gs, "2\t255\t254\n", script, b"\xff\xfe")


@test
def file_in_a_folder_that_needs_a_neighbour(gs):
    gs.write("sub/neighbour.gs", "return 42")
    script = gs.write("sub/main.gs", 'print(arg[0], require("neighbour"))')
    prints(gs, "sub/main.gs\t42\n", script)


@test
def double_dash_ends_the_options(gs):
    gs.write("--odd.gs", "print(arg[0])")
    prints(gs, "--odd.gs\n", "--", "--odd.gs")


@test
def code_pieces_run_in_order(gs):
    prints(gs, "1\n2\n", "-e", "x := 1; print(x)", "-e", "print(x + 1)")


@test
def code_with_arguments(gs):
    prints(gs, "2\ta\tb\n", "-e", "print(#arg, arg[1], arg[2])", "a", "b")


@test
def code_stops_at_the_first_error(gs):
    outcome = gs.run("-e", "print(1)", "-e", 'error("no")', "-e", "print(3)")
    expect(outcome.status == 1 and outcome.out == "1\n", outcome)


@test
def dash_reads_standard_input(gs):
    prints(gs, "-\t7\tx\n", "-", "x", stdin='print(arg[0], 3 + 4, arg[1])')


@test
def piped_input_is_the_program(gs):
    prints(gs, "7\n", stdin="print(3 + 4)")


@test
def empty_input_is_an_empty_program(gs):
    prints(gs, "", stdin="")
    prints(gs, "", "-", stdin="")


@test
def program_in_a_file_reads_standard_input(gs):
    script = gs.write("read.gs", "print(io.read(), io.read(), io.read())")
    prints(gs, "one\ttwo\tnil\n", script, stdin="one\ntwo\n")


# --- options -------------------------------------------------------------------------------------------------------

@test
def check_reports_all_errors_and_runs_nothing(gs):
    script = gs.write("bad.gs", 'print("ran")\nx := := 1\ny = ) 2\nz := {1, 2\n')
    outcome = gs.run("--check", script)
    expect(outcome.status == 1 and outcome.out == "", outcome)
    for place in ("bad.gs: parse error at 2:6:", "bad.gs: parse error at 3:5:", "bad.gs: parse error at 4:11:"):
        expect(place in outcome.err, f"not reported: {place}", outcome)


@test
def check_of_a_good_program_says_nothing(gs):
    script = gs.write("good.gs", 'print("ran"); os.exit(9)')
    prints(gs, "", "--check", script)
    prints(gs, "", "--check", "-e", 'print("ran")')
    prints(gs, "", "--check", "-", stdin='print("ran")')


@test
def check_reports_what_only_the_compiler_sees(gs):
    outcome = gs.run("--check", "-e", "break")
    expect(outcome.status == 1 and "break" in outcome.err, outcome)


@test
def version(gs):
    outcome = gs.run("--version")
    expect(outcome.status == 0 and outcome.err == "", outcome)
    expect(outcome.out.startswith("gscript ") and outcome.out.count("\n") == 1, outcome)


@cases({"long": "--help", "one dash": "-help", "short": "-h"})
def help_lists_every_option(gs, flag):
    outcome = gs.run(flag)
    expect(outcome.status == 0 and outcome.err == "", outcome)
    for option in ("check", "tier", "dump", "stats", "seed", "time-limit", "memory-limit", "sandbox", "stress", "perf", "gdb", "version"):
        expect(f"--{option}" in outcome.out, f"no --{option}", outcome)
    expect("exit codes" in outcome.out, outcome)


@cases({"interp": ["--tier=interp"], "auto": ["--tier=auto"], "separate value": ["--tier", "interp"],
        "one dash": ["-tier=interp"], "vm": ["-vm"], "jit": ["-jit"], "no jit": ["-jit=false"], "both": ["-vm", "-jit"]})
def tier_that_exists(gs, flags):
    prints(gs, "ok\n", *flags, "-e", 'print("ok")')


@cases({"baseline": "baseline", "llvm": "llvm"})
def tier_not_built_in_is_an_error(gs, tier):
    outcome = gs.run(f"--tier={tier}", "-e", 'print("ok")')
    if outcome.status == 0:  # this build has it
        expect(outcome.out == "ok\n" and outcome.err == "", outcome)
        return
    expect(outcome.status == 2 and outcome.out == "", outcome)
    expect(f"tier '{tier}' is not built" in outcome.err, outcome)


@test
def regions_say_what_they_did(gs):
    """Under --stats and --trace-jit; guards that fail for no reason are counted apart."""
    code = "s := 0; for i := 1; i <= 100000; i++ { s = s + i % 7 }; print(s)"
    if gs.run("--tier=llvm", "-e", "").status != 0:
        raise Skipped("there is no optimizing tier in this build")
    plain = gs.run("--tier=llvm", "--stats=json", "-e", code)
    stressed = gs.run("--tier=llvm", "--stress=exits:5", "--stats=json", "-e", code)
    expect(plain.status == 0 and plain.out == stressed.out == "300000\n", plain, stressed)
    numbers, under_stress = (json.loads(outcome.err)["regions"] for outcome in (plain, stressed))
    expect(numbers["compilations"] >= 1 and numbers["now"] == 1 and numbers["compile_ms"] > 0, plain)
    expect(numbers["compile_ms_p50"] <= numbers["compile_ms_p95"], plain)
    expect(numbers["guards_each"] < numbers["instructions_each"], plain)
    expect(numbers["exits"] == sum(numbers["exits_by_place"].values()) > 0, plain)
    expect(numbers["aborts"] == sum(numbers["aborts_by_reason"].values()), plain)
    expect(all(place.startswith("-e:1:") for place in numbers["exits_by_place"]), plain)
    expect(numbers["exits_of_stress"] == 0 and under_stress["exits_of_stress"] > 10000, stressed)
    text = gs.run("--tier=llvm", "--stats", "--trace-jit", "-e", code).err
    expect("regions_compilations" in text and "[compile] main:1" in text and "\n  exit " in text, text)


@cases({"inside": "for j := 0; j < 30000; j++ { s += j % 3 }", "called": "s += long(30000)"})
def loops_around_long_loops_become_regions(gs, body):
    """A recording goes on when the inner loop is over, and loops around it need fewer rounds to be hot."""
    code = ("func long(n) { s := 0; for j := 0; j < n; j++ { s += j % 3 }; return s }\n"
            f"func sum(n) {{ s := 0\n for i := 0; i < n; i++ {{ {body} }}\n return s }}\nprint(sum(900))")
    outcome = gs.run("--tier=auto", "--jit-sync", "--stats=json", "-e", code)
    if "--tier" in outcome.err or "regions" not in json.loads(outcome.err):
        raise Skipped("there is no optimizing tier in this build")
    expect(outcome.status == 0 and outcome.out == "27000000\n", outcome)
    expect(json.loads(outcome.err)["regions"]["exits"] < 200, outcome)


@test
def dump_ast(gs):
    outcome = gs.run("--dump=ast", "-e", 'x := 1 + 2; print("ran", x)')
    expect(outcome.status == 0 and outcome.err == "", outcome)
    expect("declare x = (+ 1 2)" in outcome.out and "ran\t" not in outcome.out, outcome)


@test
def dump_bytecode(gs):
    outcome = gs.run("--dump=bytecode", "-e", 'func f(a) { return a }; os.exit(9)')
    expect(outcome.status == 0 and outcome.err == "", outcome)
    expect('"f"' in outcome.out and "Return" in outcome.out, outcome)


@test
def dump_of_both_stages(gs):
    outcome = gs.run("--dump=ast,bytecode", "-e", "x := y")
    expect(outcome.status == 0 and "declare x" in outcome.out and "SetGlobal" in outcome.out, outcome)


@test
def dump_of_a_bad_program_reports_it(gs):
    outcome = gs.run("--dump=bytecode", "-e", "x = = 1")
    expect(outcome.status == 1 and outcome.out == "" and "parse error" in outcome.err, outcome)


@test
def opcode_counts(gs):
    outcome = gs.run("--count-opcodes", "-e", "n := 0\nfor i := 1; i <= 1000; i++ { n = n + i }\nprint(n)")
    expect(outcome.status == 0 and outcome.out == "500500\n", outcome)
    lines = outcome.err.splitlines()
    count = int(lines[0].removeprefix("instructions: "))
    expect(3000 < count < 6000, "three or four instructions a round", outcome)
    # Pairs that one handler executes are counted as the two instructions they are.
    expect(any(line.split()[1:] == ["AddI"] for line in lines), outcome)
    expect(any(len(line.split()) == 3 and line.split()[1] == "AddI" and line.split()[2].startswith("LL") for line in lines),
           outcome)


@test
def stats(gs):
    outcome = gs.run("--stats", "-e", 'print("out")')
    expect(outcome.status == 0 and outcome.out == "out\n", outcome)
    expect(all(len(line.split()) == 2 for line in outcome.err.splitlines()), outcome)
    expect("gc_collections" in outcome.err, outcome)


@test
def stats_as_json(gs):
    outcome = gs.run("--stats=json", "-e", 't := {}; for i := 1; i <= 1000; i++ { t[i] = {} }')
    expect(outcome.status == 0 and outcome.out == "", outcome)
    numbers = json.loads(outcome.err)
    expect(numbers["heap_bytes_allocated_total"] > 16000 and numbers["seconds"] >= 0, outcome)


@cases({"error": ('error("no")', 1), "exit": ("os.exit(3)", 3)})
def stats_after_a_program_that_failed(gs, case):
    code, status = case
    outcome = gs.run("--stats=json", "-e", code)
    expect(outcome.status == status, outcome)
    expect("gc_collections" in json.loads(outcome.err.splitlines()[-1]), outcome)


@test
def seed_repeats_random_numbers(gs):
    code = "for i := 1; i <= 5; i++ { print(math.random(1, 1000000)) }"
    first, again, other = (gs.code(code, f"--seed={seed}").out for seed in (5, 5, 6))
    expect(first == again and first != other, first, again, other)


@test
def without_a_seed_random_numbers_differ(gs):
    code = "for i := 1; i <= 5; i++ { print(math.random(1, 1000000)) }"
    expect(gs.code(code).out != gs.code(code).out)


@test
def seed_repeats_the_turns_of_goroutines(gs):
    code = """
        done := make(chan, 100)
        for n := 1; n <= 4; n++ {
          go func(n) {
            for i := 1; i <= 50; i++ { io.write(n); c := make(chan, 1); c <- i; x := <-c }
            done <- n
          }(n)
        }
        for n := 1; n <= 4; n++ { v := <-done }
        print()"""
    runs = {gs.code(code, "--seed=11").out for _ in range(4)}
    expect(len(runs) == 1, *runs)
    expect(len(next(iter(runs))) == 201, *runs)


@cases({
    "option": (["--tir=interp"], ["unknown option '--tir=interp'", "did you mean '--tier'?"]),
    "option, one dash": (["-sandbx"], ["unknown option '-sandbx'", "did you mean '--sandbox'?"]),
    "option, far from all": (["--qqqqqqq"], ["unknown option '--qqqqqqq'", "--help"]),
    "tier": (["--tier=interpp"], ["unknown value 'interpp' for --tier", "did you mean 'interp'?"]),
    "tier, far from all": (["--tier=1234567"], ["unknown value '1234567' for --tier", "interp baseline llvm auto"]),
    "dump": (["--dump=byte"], ["unknown value 'byte' for --dump"]),
    "stats": (["--stats=jsn"], ["unknown value 'jsn' for --stats", "did you mean 'json'?"]),
    "stress": (["--stress=gx"], ["unknown value 'gx' for --stress", "did you mean 'gc'?"]),
    "seed": (["--seed=abc"], ["bad value 'abc' for --seed"]),
    "seed, too large": (["--seed=99999999999999999999"], ["bad value", "--seed"]),
    "time limit": (["--time-limit=soon"], ["bad value 'soon' for --time-limit"]),
    "time limit, negative": (["--time-limit=-1"], ["bad value '-1' for --time-limit"]),
    "time limit, nan": (["--time-limit=nan"], ["bad value 'nan' for --time-limit"]),
    "memory limit": (["--memory-limit=64X"], ["bad value '64X' for --memory-limit"]),
    "memory limit, zero": (["--memory-limit=0"], ["bad value '0' for --memory-limit"]),
    "value where none belongs": (["--check=yes"], ["option '--check' takes no value"]),
})
def mistake_with_suggestion(gs, case):
    flags, says = case
    usage_error(gs, *flags, "-e", "print(1)", says=says)


@cases({"tier": "--tier", "dump": "--dump", "seed": "--seed", "time limit": "--time-limit",
        "memory limit": "--memory-limit", "stress": "--stress", "code": "-e"})
def missing_value(gs, flag):
    usage_error(gs, flag, says=[f"'{flag}' needs"])


@cases({"bytes": "8388608", "kilo": "8192K", "mega": "8M", "mega bytes": "8MB", "mebi bytes": "8MiB", "fraction": "0.0078125G"})
def memory_limit_units(gs, size):
    code = 'print(pcall(string.rep, "x", {})); s := string.rep("x", {}); print("fits")'
    outcome = gs.code(code.replace("{}", "9000000", 1).replace("{}", "4000000"), f"--memory-limit={size}")
    expect(outcome.status == 0 and outcome.out == "false\tnot enough memory\nfits\n", outcome)


# --- the sandbox ---------------------------------------------------------------------------------------------------

SANDBOXED = {
    "io.open": 'io.open("secret.txt")',
    "io.open for writing": 'io.open("new.txt", "w")',
    "io.lines": 'io.lines("secret.txt")',
    "os.getenv": 'os.getenv("HOME")',
    "os.setenv": 'os.setenv("A", "b")',
    "os.unsetenv": 'os.unsetenv("HOME")',
    "os.expand": 'os.expand("$HOME")',
    "os.remove": 'os.remove("secret.txt")',
    "os.rename": 'os.rename("secret.txt", "other.txt")',
    "os.tmpname": "os.tmpname()",
    "os.execute": 'os.execute("true")',
    "require": 'require("module")',
    "dofile": 'dofile("module.gs")',
    "fs": 'fs.readfile("secret.txt")',
    "process": 'process.run("true")',
    "net": 'net.dial("localhost", 1)',
    "http": 'http.get("localhost")',
}


@cases(SANDBOXED)
def sandbox_keeps_out(gs, code):
    gs.write("secret.txt", "secret")
    gs.write("module.gs", 'return "secret"')
    outcome = gs.code(f"print(pcall(func() {{ return {code} }}))", "--sandbox")
    expect(outcome.status == 0 and outcome.out.startswith("false\t"), outcome)
    expect(sorted(os.listdir(gs.folder)) == ["module.gs", "secret.txt"], os.listdir(gs.folder))


@test
def sandbox_leaves_the_rest(gs):
    script = gs.write("a.gs", 'print(#io.read(), os.time() > 0, loadstring("return 5"), string.upper("a"), arg[1])')
    prints(gs, "2\ttrue\t5\tA\tx\n", "--sandbox", script, "x", stdin="hi\n")


# --- files ---------------------------------------------------------------------------------------------------------

@test
def missing_file(gs):
    usage_error(gs, "no_such_file.gs", says=["no_such_file.gs", "No such file"])


@test
def folder_as_file(gs):
    (gs.folder / "folder").mkdir()
    usage_error(gs, "folder", says=["folder", "Is a directory"])


@test
def unreadable_file(gs):
    script = gs.write("locked.gs", "print(1)")
    os.chmod(gs.folder / script, 0)
    if os.access(gs.folder / script, os.R_OK):
        script = gs.write("x/a.gs", "") + "/b.gs"  # root reads everything: a file taken for a folder
    usage_error(gs, script, says=[script])


@cases({"nothing": b"", "comment": b"// only this", "block comment": b"/* only this */", "blank lines": b"\n\n \t\n",
        "shebang": b"#!/usr/bin/env gscript", "byte order mark": b"\xef\xbb\xbf", "semicolons": b";;;"})
def file_without_statements(gs, content):
    prints(gs, "", gs.write("a.gs", content))


@test
def file_with_crlf(gs):
    prints(gs, "1\n2\n", gs.write("a.gs", "x := 1\r\nprint(x) // one\r\nprint(x +\r\n1)\r\n"))


@test
def error_in_a_file_with_crlf(gs):
    outcome = gs.run(gs.write("a.gs", 'x := 1\r\nerror("no")\r\n'))
    expect(outcome.status == 1 and outcome.err.startswith("a.gs: a.gs:2: no\n"), outcome)
    expect("\r" not in outcome.err, repr(outcome.err))


@test
def binary_garbage(gs):
    noise = bytes((i * i * 31 + i * 7 + (i >> 3)) & 255 for i in range(20000))
    outcome = gs.run(gs.write("noise.gs", noise))
    expect(outcome.status == 1 and outcome.out == "", outcome)
    expect("noise.gs: lexer error at 1:" in outcome.err, outcome)
    expect(len(outcome.err) < 100000, f"{len(outcome.err)} bytes of errors")


@test
def zero_bytes(gs):
    outcome = gs.run(gs.write("zero.gs", b"print(1)\n\0print(2)"))
    expect(outcome.status == 1 and outcome.out == "", outcome)
    expect("zero.gs: lexer error at 2:1: unexpected byte 0x00" in outcome.err, outcome)


@test
def zero_byte_in_a_string(gs):
    prints(gs, "3\n", gs.write("zero.gs", b'print(#"a\0b")'))


@test
def long_line(gs):
    line = b"x = 0;" + b"x = x + 1;" * 5 + b"//" + b"-" * 50_000_000 + b"\nprint(x)"
    outcome = gs.run(gs.write("long.gs", line))
    expect(outcome.status == 0 and outcome.out == "5\n", outcome)


@test
def long_line_with_an_error(gs):
    line = b"x = 1; " * 30 + b"y = z.a; //" + b"-" * 20_000_000
    outcome = gs.run(gs.write("long.gs", line))
    expect(outcome.status == 1 and outcome.err.startswith("long.gs: long.gs:1: attempt to index a nil value"),
           shorten_error(outcome))
    expect(len(outcome.err) < 4000, f"{len(outcome.err)} bytes of error report for one line")


@test
def long_line_with_a_syntax_error(gs):
    line = b"x = 1; " * 30 + b"y = = 2; //" + b"-" * 20_000_000
    outcome = gs.run(gs.write("long.gs", line))
    expect(outcome.status == 1 and outcome.err.startswith("long.gs: parse error at 1:215"), shorten_error(outcome))
    expect(len(outcome.err) < 4000, f"{len(outcome.err)} bytes of error report for one line")


def shorten_error(outcome):
    outcome.err = outcome.err[:500]
    return outcome


@test
def long_string_literal(gs):
    prints(gs, "20000000\n", gs.write("long.gs", b'print(#"' + b"x" * 20_000_000 + b'")'))


# --- output --------------------------------------------------------------------------------------------------------

@test
def output_into_a_closed_pipe_ends_quietly(gs):
    process = gs.start(["-e", "for { print(1) }"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    status = process.wait(10 * gs.slow)
    expect(status in (1, 141) and b"Sanitizer" not in err, status, err)


@test
def full_disk_is_an_error(gs):
    with open("/dev/full", "wb") as full:
        process = gs.start(["-e", "print(1)"], stdout=full, stderr=subprocess.PIPE)
        err = process.communicate(timeout=10 * gs.slow)[1].decode()
    expect(process.returncode == 1 and "cannot write" in err, process.returncode, err)


@cases({"version": ["--version"], "help": ["--help"], "dump": ["--dump=ast", "-e", "x = 1"]})
def full_disk_is_an_error_without_a_program(gs, args):
    with open("/dev/full", "wb") as full:
        process = gs.start(args, stdout=full, stderr=subprocess.PIPE)
        err = process.communicate(timeout=10 * gs.slow)[1].decode()
    expect(process.returncode == 1 and "cannot write" in err, process.returncode, err)
