#!/usr/bin/env python3
"""Runs the scripts below tests/scripts and compares what they print, byte for byte.

A script says itself what must happen, in comments:

    // expect: TEXT          one line of standard output; all of them, in the order of the file.
                             It may follow code on the same line. `// expect:` alone is an empty line.
    // expect-stderr: TEXT   a text that must occur on standard error; each one given must occur
    // expect-exit: N        exit status, 0 unless said otherwise
    // args: A B             arguments of the script
    // flags: --x --y        additional flags of gscript, before the script
    // stdin: TEXT           one line of standard input
    // tiers: A,B            run under these tiers only
    // skip-under: stress=A,B REASON     do not run under these stress modes or surroundings
                             (`stress=*` means any stress mode)
    // gc-period: N          under stress=gc collect at every N-th allocation, not at each: for scripts that
                             make so many objects that each collection would take them all in

A script that expects status 0 and no text on standard error must leave standard error empty, so
that stray diagnostics and sanitizer reports do not pass unseen. A script that expects nothing at
all is an error: it would be a test that cannot fail. Files whose first line is `// helper` are
modules for other scripts and are not run.

Every script runs in its own folder, under each tier and each stress mode asked for, and must give
the same bytes in all of them.
"""

import argparse
import concurrent.futures
import dataclasses
import difflib
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
BOM = b"\xef\xbb\xbf"
EXPECT_LINE = re.compile(rb"// expect:(?: (.*))?$")
OTHER_LINE = re.compile(rb"^// (expect-[a-z]+|args|flags|stdin|tiers|skip-under|gc-period):(?: (.*))?$")
MISSPELT = re.compile(rb"// (expect[a-z-]* ?):")


class BadScript(Exception):
    """The comments of a script make no sense."""


@dataclasses.dataclass
class Script:
    path: pathlib.Path
    name: str
    stdout: list = dataclasses.field(default_factory=list)
    stderr: list = dataclasses.field(default_factory=list)
    exit_status: int = 0
    args: list = dataclasses.field(default_factory=list)
    flags: list = dataclasses.field(default_factory=list)
    stdin: list = dataclasses.field(default_factory=list)
    tiers: list = dataclasses.field(default_factory=list)
    skip_under: list = dataclasses.field(default_factory=list)
    gc_period: int = 1

    def expected_stdout(self):
        return b"".join(line + b"\n" for line in self.stdout)

    def stdin_bytes(self):
        return b"\n".join(self.stdin) + b"\n" if self.stdin else b""


@dataclasses.dataclass(frozen=True)
class Config:
    tier: str
    stress: str

    def flags(self, script):
        flags = []
        if self.tier != "default":
            flags.append(f"--tier={self.tier}")
        if self.stress != "none":
            modes = self.stress.split("+")
            if script.gc_period != 1:
                modes = [f"gc:{script.gc_period}" if mode == "gc" else mode for mode in modes]
            flags.append("--stress=" + ",".join(modes))
        return flags

    def __str__(self):
        return f"{self.tier}, stress {self.stress}"


def parse_script(path, root):
    """Reads the expectations of one script; None for a helper module."""
    data = path.read_bytes().removeprefix(BOM)
    lines = [line.removesuffix(b"\r") for line in data.split(b"\n")]
    if lines[0].startswith(b"// helper"):
        return None
    script = Script(path, str(path.relative_to(root)))
    anything_expected = False
    for number, line in enumerate(lines, 1):
        if match := EXPECT_LINE.search(line):
            script.stdout.append(match[1] or b"")
            anything_expected = True
        elif match := OTHER_LINE.match(line):
            anything_expected |= match[1].startswith(b"expect-")
            read_directive(script, number, match[1].decode(), match[2] or b"")
        elif match := MISSPELT.search(line):
            raise BadScript(f"{script.name}:{number}: unknown comment '{match[1].decode()}:'")
    if not anything_expected:
        raise BadScript(f"{script.name}: expects nothing: a test that cannot fail")
    return script


def read_directive(script, number, word, text):
    if word == "expect-stderr":
        script.stderr.append(text)
    elif word == "expect-exit":
        script.exit_status = int(text)
    elif word == "args":
        script.args += shlex.split(text.decode())
    elif word == "flags":
        script.flags += shlex.split(text.decode())
    elif word == "stdin":
        script.stdin.append(text)
    elif word == "tiers":
        script.tiers += [tier.strip() for tier in text.decode().split(",")]
    elif word == "gc-period":
        script.gc_period = int(text)
    elif word == "skip-under":
        conditions, _, reason = text.decode().partition(" ")
        if not conditions.startswith("stress=") or not reason.strip():
            raise BadScript(f"{script.name}:{number}: write 'skip-under: stress=NAMES REASON'")
        script.skip_under += conditions.removeprefix("stress=").split(",")
    else:
        raise BadScript(f"{script.name}:{number}: unknown comment '{word}:'")


def skipped(script, config, surroundings):
    if script.tiers and config.tier not in script.tiers and config.tier != "default":
        return True
    present = set(surroundings)
    if config.stress != "none":
        present |= {"*"} | set(config.stress.split("+"))
    return not present.isdisjoint(script.skip_under)


def run(command, script, timeout):
    """Returns (exit status or None after a timeout, stdout, stderr)."""
    environment = {k: v for k, v in os.environ.items() if k != "GS_LOG"}
    process = subprocess.Popen(
        command, cwd=script.path.parent, env=environment, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        stdout, stderr = process.communicate(script.stdin_bytes(), timeout)
        return process.returncode, stdout, stderr
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        stdout, stderr = process.communicate()
        return None, stdout, stderr


def show(data):
    return data.decode("utf-8", "backslashreplace")


def diff(expected, actual):
    def lines(data):
        text = show(data)
        if text and not text.endswith("\n"):
            text += "\n\\ no newline at the end\n"
        return text.splitlines(keepends=True)

    return "".join(difflib.unified_diff(lines(expected), lines(actual), "expected", "actual"))


def describe_exit(status):
    if status is not None and status < 0:
        try:
            return f"killed by {signal.Signals(-status).name}"
        except ValueError:
            return f"killed by signal {-status}"
    return f"exit status {status}"


def check(script, status, stdout, stderr, timeout):
    """Returns the list of what is wrong; empty if the script did what it says."""
    problems = []
    if status is None:
        problems.append(f"no end after {timeout} s")
    elif status != script.exit_status:
        problems.append(f"{describe_exit(status)}, expected {script.exit_status}")
    if stdout != script.expected_stdout():
        problems.append(diff(script.expected_stdout(), stdout).rstrip("\n"))
    for text in script.stderr:
        if text not in stderr:
            problems.append(f"not on stderr: {show(text)}")
    quiet = script.exit_status == 0 and not script.stderr
    if stderr and (problems or quiet):
        if len(stderr) > 4000:
            stderr = stderr[:2000] + b"\n[...]\n" + stderr[-2000:]
        problems.append("stderr:\n" + show(stderr).rstrip("\n"))
    return problems


def command_prefix(gscript, runner="", options=""):
    """The runner and the binary, with paths that stay right when the working directory changes, and more options."""
    words = shlex.split(runner) + [gscript]
    return [os.path.abspath(word) if os.sep in word and os.path.exists(word) else word for word in words] + shlex.split(options)


def parse_options():
    parser = argparse.ArgumentParser(
        description="Runs the scripts below tests/scripts and compares what they print.")
    parser.add_argument("--gscript", default=str(HERE.parent / "build/release/gscript"),
                        help="the binary under test (default: build/release/gscript)")
    parser.add_argument("--runner", default="",
                        help='a command in front of it, such as "qemu-aarch64 -L SYSROOT"')
    parser.add_argument("--options", default="", help='more options for it, such as "--exits=patchpoint"')
    parser.add_argument("--tiers", default="default",
                        help="comma separated; 'default' passes no --tier flag")
    parser.add_argument("--stress", default="none",
                        help="comma separated modes, 'none' for no stress, 'gc+hot' to cross two")
    parser.add_argument("--under", default="",
                        help="names of surroundings a script may ask to be skipped under: asan,...")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--filter", default="", help="run scripts whose name contains this")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds for one run")
    parser.add_argument("--scripts", default=str(HERE / "scripts"), help="the folder to look in")
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each run")
    return parser.parse_args()


def load_scripts(options):
    """Returns (scripts, errors in their comments)."""
    root = pathlib.Path(options.scripts).resolve()
    scripts, errors = [], []
    for path in sorted(root.rglob("*.gs")):
        try:
            script = parse_script(path, root)
            if script and options.filter in script.name:
                scripts.append(script)
        except (BadScript, ValueError) as error:
            errors.append(str(error))
    return scripts, errors


def main():
    options = parse_options()
    scripts, errors = load_scripts(options)
    prefix = command_prefix(options.gscript, options.runner, options.options)
    surroundings = [name for name in options.under.split(",") if name]
    configs = [Config(tier, stress)
               for tier in options.tiers.split(",") for stress in options.stress.split(",")]
    jobs = [(script, config) for script in scripts for config in configs]
    wanted = [job for job in jobs if not skipped(*job, surroundings)]

    def work(job):
        script, config = job
        command = prefix + config.flags(script) + script.flags + [script.path.name] + script.args
        start = time.monotonic()
        problems = check(script, *run(command, script, options.timeout), options.timeout)
        return script, config, problems, time.monotonic() - start

    for error in errors:
        print(f"FAIL {error}")
    passed, failed = 0, len(errors)
    with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
        for script, config, problems, seconds in pool.map(work, wanted):
            if problems:
                failed += 1
                print(f"FAIL {script.name} ({config})")
                print("\n".join("    " + line for line in "\n".join(problems).split("\n")))
            else:
                passed += 1
                if options.verbose:
                    print(f"ok   {script.name} ({config}) {seconds:.2f} s")
    if not jobs and not errors:
        print("no script matches")
        failed = 1
    print(f"scripts: {passed} passed, {failed} failed, {len(jobs) - len(wanted)} skipped "
          f"(tiers={options.tiers}, stress={options.stress})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
