"""The interactive session, on a terminal."""

import contextlib
import os
import signal
import time

from harness import expect, test

BANNER = "GScript REPL (type 'exit' to quit)"


@contextlib.contextmanager
def repl(gs, *flags):
    with gs.on_terminal(*flags, whole=True) as session:
        session.wait_for(BANNER)
        prompt(session, "> ")
        yield session


def prompt(session, text="\n> "):
    """Waits for it. The terminal changes to editing only after it is shown: what comes too early is not a key yet."""
    session.wait_for(text)
    time.sleep(0.02 * session.slow)


def enter(session, line, *shows):
    """Types a line, which is echoed; waits for each text shown, and then for the prompt in a line of its own."""
    session.type(line + "\n")
    for text in shows:
        session.wait_for(text)
    prompt(session)


def leaves(session, status=0):
    found = session.wait_for_end(3)
    expect(found == status, f"status {found}, expected {status}", repr(session.text))


@test
def exit_leaves(gs):
    for word in ("exit", "quit", "  exit  "):
        with repl(gs) as session:
            session.type(word + "\n")
            leaves(session)


@test
def end_of_input_leaves(gs):
    with repl(gs) as session:
        session.type("\x04")
        leaves(session)


@test
def end_of_input_inside_a_function_leaves(gs):
    with repl(gs) as session:
        session.type("func f() {\n")
        prompt(session, ">> ")
        session.type("\x04")
        leaves(session)


@test
def hangup_ends_the_session(gs):
    with repl(gs) as session:
        os.kill(session.process.pid, signal.SIGHUP)
        leaves(session, -signal.SIGHUP)


@test
def expressions_are_shown(gs):
    with repl(gs) as session:
        enter(session, "1 + 2", "\n3\r")
        enter(session, '"a" .. 1', "\na1\r")
        enter(session, "string.find(\"hello\", \"l\")", "\n3")
        enter(session, "{}", "\ntable: 0x")
        enter(session, "false", "\nfalse\r")


@test
def statements_and_nil_are_not_shown(gs):
    with repl(gs) as session:
        enter(session, "x := 41")
        enter(session, "no_such_variable")
        enter(session, "func f() { }")
        enter(session, "f()")
        enter(session, "x + 1", "\n42\r")
        expect("nil" not in session.text and "41\r\n41" not in session.text, repr(session.text))


@test
def variables_last(gs):
    with repl(gs) as session:
        enter(session, "x := 1")
        enter(session, "func inc() { x = x + 1; return x }")
        enter(session, "inc()", "\n2\r")
        enter(session, "x := 10")
        enter(session, "inc()", "\n11\r")


@test
def statements_on_one_line_all_run(gs):
    with repl(gs) as session:
        enter(session, "print(1); print(2); x := 3", "\n1\r", "\n2\r")
        enter(session, "x, x + 1", "\n3")
        enter(session, "for i := 1; i <= 3; i++ { print(i * 11) }", "\n11\r", "\n22\r", "\n33\r")
        enter(session, "if x == 3 { print(77) }", "\n77\r")


@test
def several_lines(gs):
    with repl(gs) as session:
        session.type("func add(a, b) {\n")
        prompt(session, ">> ")
        session.type("return a + b\n")
        prompt(session, ">> ")
        enter(session, "}")
        enter(session, "add(20, 22)", "\n42\r")


@test
def expression_of_several_lines(gs):
    with repl(gs) as session:
        session.type("(1 +\n")
        prompt(session, ">> ")
        enter(session, "2)", "\n3\r")


@test
def interrupt_drops_unfinished_lines(gs):
    with repl(gs) as session:
        session.type("func add(a, b) {\n")
        prompt(session, ">> ")
        session.type("\x03")
        prompt(session)
        enter(session, "1 + 1", "\n2\r")


@test
def interrupt_at_the_prompt_drops_the_line(gs):
    with repl(gs) as session:
        session.type("garbage garbage")
        session.wait_for("garbage garbage")
        session.type("\x03")
        prompt(session)
        enter(session, "5 + 5", "\n10\r")


@test
def error_and_on(gs):
    with repl(gs) as session:
        enter(session, "x := nil + 1", "attempt to perform arithmetic on a nil value", "traceback")
        enter(session, 'error("own")', "own")
        enter(session, 'error({})', "table: 0x")
        enter(session, "x = = 1", "parse error")
        enter(session, "2 + 2", "\n4\r")


@test
def interrupt_of_a_loop_returns_to_the_prompt(gs):
    with repl(gs) as session:
        for loop in ("for { }", "time.sleep(100)", "for { pcall(func() { for { } }) }"):
            session.type(loop + "\n")
            session.wait_for("\n")
            time.sleep(0.15 * gs.slow)
            begun = time.monotonic()
            os.kill(session.process.pid, signal.SIGINT)
            session.wait_for("interrupted")
            prompt(session, "> ")
            seconds = time.monotonic() - begun
            expect(seconds < 1 * gs.slow, f"{loop}: took {seconds:.2f} s")
            session.type("6 * 7\n")
            session.wait_for("\n42\r")
            prompt(session)


@test
def control_c_key_interrupts_a_loop(gs):
    with repl(gs) as session:
        session.type("for { }\n")
        session.wait_for("\n")
        time.sleep(0.3 * gs.slow)
        session.type("\x03")
        session.wait_for("interrupted", 4)
        enter(session, "6 * 7", "\n42\r")


@test
def deadlock_and_on(gs):
    with repl(gs) as session:
        enter(session, "<-make(chan)", "deadlock")
        enter(session, "1 + 1", "\n2\r")
        enter(session, "ch := make(chan); go func() { ch <- 5 }(); print(<-ch)", "\n5\r")


@test
def memory_limit_and_on(gs):
    with repl(gs, "--memory-limit=32M") as session:
        enter(session, 'x := string.rep("x", 100000000)', "not enough memory")
        enter(session, "1 + 1", "\n2\r")


@test
def os_exit(gs):
    with repl(gs) as session:
        session.type("os.exit(7)\n")
        leaves(session, 7)


@test
def output_without_a_newline(gs):
    with repl(gs) as session:
        session.type('io.write("no", "end")\n')
        session.wait_for("noend> ")


@test
def completion(gs):
    with repl(gs) as session:
        session.type("string.up\t")
        session.wait_for("per")
        enter(session, '("ab")', "\nAB\r")
        session.type("coro\t")
        session.wait_for("utine")
        enter(session, "", "table: 0x")
        enter(session, "long_name := 8")
        session.type("long_\t")
        session.wait_for("name")
        enter(session, " + 1", "\n9\r")


@test
def completion_lists_what_is_possible(gs):
    with repl(gs) as session:
        session.type("string.re\t")
        session.wait_for("string.rep")
        session.type("\t")
        session.wait_for("string.reverse")
        session.type("\x15")
        enter(session, "8 + 8", "\n16\r")


@test
def history(gs):
    with repl(gs) as session:
        enter(session, "40 + 2", "\n42\r")
        enter(session, "1", "\n1\r")
        session.type("\x1b[A\x1b[A\n")
        session.wait_for("\n42\r")


@test
def history_is_kept_between_sessions(gs):
    with repl(gs) as session:
        enter(session, "40 + 2", "\n42\r")
        session.type("exit\n")
        leaves(session)
    with repl(gs) as session:
        session.type("\x1b[A\x1b[A\n")  # the last line is `exit`
        session.wait_for("\n42\r")


@test
def goroutines_run_between_lines(gs):
    with repl(gs) as session:
        enter(session, "n := 0; go func() { for { n++; time.sleep(0.001) } }()")
        enter(session, "time.sleep(0.05); print(n > 3)", "\ntrue\r")


@test
def long_line(gs):
    with repl(gs) as session:
        session.type("x := 1" + " + 1" * 200 + "\n")
        prompt(session)
        enter(session, "x", "\n201\r")
