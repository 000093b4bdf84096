"""What compare and check_suite.py share: the programs and their sizes, the engines, running one.

The programs come in sets, a folder each. The file sizes.json in it is the one table of the sizes
and the expected output of its programs. A row is

    program -> size name -> run            for smoke, quick and default
    program -> "documented" -> [run, ...]  for the sizes the language documents

and a run is

    args          NAME=VALUE options; those of the default size are none, as every program holds
                  its own defaults
    output        all lines but the Time line, as the Lua twins print them
    documented    lines the language documents for these options, each one part of output
    unreproduced  documented lines that our own program, written from a description, does not
                  print, because the description leaves constants open
    twins         engines that can run its twin, where not all of the set can
"""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SUITE = ROOT / "suite"
BREADTH = ROOT / "breadth"
# Set -> the engines its twins are written for.
SETS = {SUITE: ("luajit", "lua5.4", "node"), BREADTH: ("luajit", "lua5.4")}
DEFAULT_GSCRIPT = ROOT.parent / "build" / "release" / "gscript"
SIZES = ("smoke", "quick", "default", "documented")


@dataclass
class Run:
    """One program with some options, and what it should print."""

    program: str
    args: dict
    output: list
    documented: list = field(default_factory=list)
    unreproduced: list = field(default_factory=list)
    twins: list = ()
    folder: Path = SUITE

    def __post_init__(self):
        self.twins = self.twins or SETS[self.folder]

    @property
    def words(self):
        return [f"{name}={value}" for name, value in self.args.items()]

    @property
    def label(self):
        return " ".join([self.program] + self.words)


def chosen_sets(name):
    """The folders a text like `suite` or `all` names."""
    return list(SETS) if name == "all" else [ROOT / name]


def load_table(folder=SUITE):
    return json.loads((folder / "sizes.json").read_text())


def save_table(table, folder=SUITE):
    """Writes the table with one run a line, so that a diff shows runs."""
    programs = []
    for program, sizes in table.items():
        lines = [f"    {json.dumps(size)}: {render_entry(entry)}" for size, entry in sizes.items()]
        programs.append(f"  {json.dumps(program)}: {{\n" + ",\n".join(lines) + "\n  }")
    (folder / "sizes.json").write_text("{\n" + ",\n".join(programs) + "\n}\n")


def render_entry(entry):
    if isinstance(entry, dict):
        return json.dumps(entry)
    return "[\n" + ",\n".join(f"      {json.dumps(row)}" for row in entry) + "\n    ]"


def rows(table, size):
    """The (program, JSON run) pairs of one size."""
    for program, sizes in table.items():
        entry = sizes.get(size, [])
        for row in entry if isinstance(entry, list) else [entry]:
            yield program, row


def runs(size, programs=None, folders=(SUITE,)):
    """The runs of one size, of all programs of the sets or of those named."""
    tables = {folder: load_table(folder) for folder in folders}
    unknown = set(programs or ()).difference(*tables.values())
    if unknown:
        raise SystemExit(f"unknown program: {', '.join(sorted(unknown))}")
    return [Run(program, folder=folder, **row)
            for folder, table in tables.items() for program, row in rows(table, size)
            if not programs or program in programs]


@dataclass
class Engine:
    """A way to run the programs: the words before the script, and the ending of its scripts."""

    name: str
    command: list
    ending: str = ".gs"
    version: str = ""

    def command_for(self, run):
        return self.command + [str(run.folder / (run.program + self.ending))] + run.words

    def can_run(self, run):
        """Whether the program is written for it; `luajit-joff` runs the twins of `luajit`."""
        return self.ending == ".gs" or self.name.removesuffix("-joff") in run.twins


OTHERS = {
    "luajit": (["luajit"], ".lua", ["-v"]),
    "luajit-joff": (["luajit", "-joff"], ".lua", ["-v"]),
    "lua5.4": (["lua5.4"], ".lua", ["-v"]),
    "node": (["node"], ".js", ["--version"]),
}


def first_line(command):
    """The first line a command prints, or an empty text if it cannot run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = (done.stdout + done.stderr).splitlines()
    return lines[0].strip() if done.returncode == 0 and lines else ""


def find_engine(spec, gscript=DEFAULT_GSCRIPT, runner=()):
    """The engine a text like `luajit`, `gscript:interp` or `gscript:interp@PATH` names.

    Returns None if its program is not there, so that the caller can skip it with a note.
    """
    if spec in OTHERS:
        command, ending, version = OTHERS[spec]
        if not shutil.which(command[0]):
            return None
        return Engine(spec, command, ending, first_line([command[0]] + version))
    name, _, path = spec.partition("@")
    family, _, tier = name.partition(":")
    if family != "gscript":
        raise SystemExit(f"unknown engine: {spec}")
    path = Path(path or gscript)
    if not path.is_file() or not os.access(path, os.X_OK):
        return None
    # Absolute, so that it stays found wherever the runner looks.
    command = [*runner, str(path.absolute())]
    version = first_line(command + ["--version"])
    return Engine(spec, command + ([f"--tier={tier}"] if tier else []), ".gs", version)


@dataclass
class Result:
    """What one run gave: an empty problem means exit status 0 within the time allowed."""

    lines: list
    problem: str


def result_lines(text):
    """All lines but those of the clock, which differ from run to run."""
    return [line for line in text.splitlines() if not line.startswith("Time:")]


def execute(command, timeout):
    """Runs a command to its end and returns its result lines; does not measure."""
    with tempfile.TemporaryFile() as errors:
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=errors, timeout=timeout)
        except subprocess.TimeoutExpired as late:
            return Result(result_lines((late.stdout or b"").decode(errors="replace")),
                          f"no end after {timeout:g} s")
        except OSError as error:
            return Result([], str(error))
        errors.seek(0)
        message = errors.read().decode(errors="replace").strip().splitlines()
    return Result(result_lines(done.stdout.decode(errors="replace")),
                  describe_exit(done.returncode, message))


def describe_exit(status, message):
    if status == 0:
        return ""
    what = f"signal {-status}" if status < 0 else f"exit status {status}"
    return f"{what}: {message[0]}" if message else what
