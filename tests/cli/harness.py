"""What the command line tests share: running gscript, watching what it uses, and the list of tests.

A test is a function that takes a Gscript and raises AssertionError, or Skipped where it cannot be run; `@test` registers
it under its name, `@cases(dict)` once for each entry. Every test has a folder of its own, which is the working directory of what it runs.
"""

import contextlib
import dataclasses
import fcntl
import os
import pathlib
import pty
import resource
import select
import signal
import struct
import subprocess
import tempfile
import termios
import threading
import time

REGISTRY = []  # (name, function of a Gscript), in the order of the files


def _register(function, name, body):
    REGISTRY.append((f"{function.__module__.removeprefix('test_')}.{name}", body))


def test(function):
    _register(function, function.__name__, function)
    return function


def cases(table):
    """One test for each entry: `function(gs, value)`."""

    def register(function):
        for key, value in table.items():
            _register(function, f"{function.__name__}[{key}]", lambda gs, value=value: function(gs, value))
        return function

    return register


class Skipped(Exception):
    """Raised by a test that this machine, or this build, lacks something for; says what."""


@dataclasses.dataclass
class Outcome:
    status: int  # negative: the signal that ended it
    out: str
    err: str
    seconds: float
    peak_mb: float  # largest resident size

    def __str__(self):
        return f"status {self.status} after {self.seconds:.2f} s, {self.peak_mb:.0f} MB\n" \
               f"stdout: {shorten(self.out)}\nstderr: {shorten(self.err)}"


def shorten(text, most=1500):
    return text if len(text) <= most else text[:most // 2] + "\n[...]\n" + text[-most // 2:]


def expect(condition, *explanation):
    if not condition:
        raise AssertionError("\n".join(str(part) for part in explanation))


class Gscript:
    """The binary under test, and a folder to run it in."""

    def __init__(self, prefix, slow, folder, emulated=False):
        self.prefix, self.slow, self.emulated = prefix, slow, emulated
        self.folder = pathlib.Path(folder)
        self.environment = {k: v for k, v in os.environ.items() if k not in ("GS_LOG", "TERM")}
        self.environment |= {"HOME": str(folder), "TERM": "vt100"}

    def write(self, name, content):
        """A file in the test's folder; returns its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def start(self, args, stdin=subprocess.DEVNULL, **more):
        return subprocess.Popen(self.prefix + list(args), cwd=self.folder, env=self.environment, stdin=stdin,
                                start_new_session=True, **more)

    def run(self, *args, stdin=b"", timeout=20.0, **more):
        """Runs to the end. Standard input is a pipe that holds `stdin`. No end in time fails the test."""
        timeout *= self.slow
        if isinstance(stdin, str):
            stdin = stdin.encode()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            begun = time.monotonic()
            process = self.start(args, stdin=subprocess.PIPE, stdout=out, stderr=err, **more)
            feeder = threading.Thread(target=feed, args=(process.stdin, stdin))
            feeder.start()
            status, peak_mb, late = reap(process, begun + timeout)
            seconds = time.monotonic() - begun
            feeder.join()
            texts = []
            for stream in (out, err):
                stream.seek(0)
                texts.append(stream.read().decode("utf-8", "backslashreplace"))
        outcome = Outcome(status, *texts, seconds, peak_mb)
        expect(not late, f"no end after {timeout:.0f} s", *map(repr, args), outcome)
        check_health(outcome)
        return outcome

    def code(self, source, *flags, **more):
        return self.run(*flags, "-e", source, **more)

    @contextlib.contextmanager
    def on_terminal(self, *args, whole=False, stdin=subprocess.DEVNULL):
        """Runs with standard output on a terminal, so that lines come at once; `whole`: the other two as well."""
        terminal, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        with tempfile.TemporaryFile() as err:
            if whole:
                process = self.start(args, stdin=end, stdout=end, stderr=end,
                                     preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
            else:
                process = self.start(args, stdin=stdin, stdout=end, stderr=err)
            os.close(end)
            session = Session(process, terminal, err, self.slow)
            try:
                yield session
            finally:
                session.close()


def feed(pipe, data):
    try:
        pipe.write(data)
        pipe.close()
    except BrokenPipeError:
        pass


def kill(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def reap(process, deadline):
    """Waits for the end: (status, peak MB, whether it had to be killed)."""
    late = False
    pause = 0.0005
    peak_mb = 0.0
    while True:
        peak_mb = max(peak_mb, resident_peak_mb(process.pid))
        pid, status = os.waitpid(process.pid, os.WNOHANG)
        if pid != 0:
            break
        if not late and time.monotonic() > deadline:
            late = True
            kill(process)
        time.sleep(pause)
        pause = min(pause * 1.2, 0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, peak_mb, late


def resident_peak_mb(pid):
    """0 when the process has ended. (What wait4 says counts this program's own size, from before the exec.)"""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    at = status.find("VmHWM:")
    return int(status[at + 6:].split()[0]) / 1024 if at >= 0 else 0.0


def check_health(outcome):
    """However a program ends: not by a signal, and without a word of a sanitizer or of a broken invariant."""
    expect(outcome.status >= 0, f"killed by {-outcome.status}", outcome)
    for sign in ("Sanitizer", "runtime error: ", "check failed", "GS_CHECK", "GS_ASSERT", "terminate called"):
        expect(sign not in outcome.err, outcome)


class Session:
    """A program whose output is a terminal that the test reads, and can type into if standard input is it too."""

    def __init__(self, process, terminal, err, slow):
        self.process, self.terminal, self.err, self.slow = process, terminal, err, slow
        self.text = ""
        self.mark = 0  # what `wait_for` has passed

    def read_some(self, seconds):
        if not select.select([self.terminal], [], [], seconds)[0]:
            return
        try:
            self.text += os.read(self.terminal, 65536).decode("utf-8", "backslashreplace")
        except OSError:  # what Linux says at the end of a terminal
            time.sleep(min(seconds, 0.002))

    def wait_for(self, wanted, timeout=3.0):
        """Reads until the text occurs behind what was found before."""
        deadline = time.monotonic() + timeout * self.slow
        while (at := self.text.find(wanted, self.mark)) < 0:
            expect(time.monotonic() < deadline, f"not shown: {wanted!r}", "shown: " + repr(self.text[-2000:]))
            self.read_some(0.05)
        self.mark = at + len(wanted)

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait_for_end(self, timeout=10.0):
        """The exit status."""
        deadline = time.monotonic() + timeout * self.slow
        while True:
            pid, status, _ = os.wait4(self.process.pid, os.WNOHANG)
            if pid != 0:
                break
            expect(time.monotonic() < deadline, f"no end within {timeout * self.slow:.0f} s",
                   "shown: " + repr(self.text[-2000:]))
            self.read_some(0.002)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return self.process.returncode

    def errors(self):
        self.err.seek(0)
        return self.err.read().decode("utf-8", "backslashreplace")

    def close(self):
        if self.process.returncode is None:
            kill(self.process)
            self.process.wait()
        os.close(self.terminal)


def use_no_core_files():
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
