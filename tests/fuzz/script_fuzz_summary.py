"""What a run of the fuzzer executed: opcodes, and whatever compiled tiers count.

A sample of the programs runs once more on the reference with --count-opcodes, and on one engine of each compiled tier
with --stats=json. There, each tier that counts has an object of its own, named for it, with numbers or further objects
inside; they are added up over the programs under whatever names they have. A counter that stayed 0 is a path of the
tier that no program took: either the generator lacks something or the path cannot be taken.
"""

import collections
import dataclasses
import json
import re
import threading

# Every so many programs are sampled.
EVERY = 4

OPCODE_LINE = re.compile(r"^ *(\d+\.\d+)  (\w+)$", re.MULTILINE)


def numbers(value, name):
    """All numbers inside an object, under their dotted names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from numbers(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield name, value


def stats_of(text):
    """The object that --stats=json wrote, behind whatever else the program wrote on standard error."""
    for line in reversed(text.splitlines()):
        if line.startswith("{"):
            try:
                return json.loads(line)
            except ValueError:
                return {}
    return {}


class Summary:
    """Samples programs as they are compared, and tells at the end. Used by several threads."""

    def __init__(self, runner, engines):
        self.runner, self.lock = runner, threading.Lock()
        self.counting = dataclasses.replace(engines[0], flags=engines[0].flags + " --count-opcodes")
        self.tiers = []
        for tier in ("baseline", "llvm"):
            flags = f"--tier={tier}"
            plain = [e for e in engines if e.flags == flags and not e.runner]
            self.tiers += [dataclasses.replace(e, flags=flags + " --stats=json") for e in plain[:1]]
        self.instructions, self.opcodes, self.counters = 0, collections.Counter(), collections.Counter()
        self.sampled = 0

    def sample(self, name, seed, shallow):
        """One program, if it is its turn. Deep ones would outweigh the others."""
        if seed % EVERY or not shallow:
            return
        error = self.runner.run(self.counting, [name]).stderr.decode("utf-8", "replace")
        stats = [stats_of(self.runner.run(e, [name]).stderr.decode("utf-8", "replace")) for e in self.tiers]
        count = re.search(r"^instructions: (\d+)$", error, re.MULTILINE)
        with self.lock:
            self.sampled += 1
            if count:
                self.instructions += int(count[1])
                # Rare ones are printed as 0.00 percent, and count as one.
                for percent, opcode in OPCODE_LINE.findall(error[count.end():]):
                    self.opcodes[opcode] += max(1, round(float(percent) * int(count[1]) / 100))
            for one in stats:
                for key, value in one.items():
                    if isinstance(value, dict):
                        for counter, number in numbers(value, key):
                            self.counters[counter] += number

    def show(self, opcodes):
        """Prints the account; `opcodes` are all there are."""
        never = [opcode for opcode in opcodes if not self.opcodes[opcode]]
        print(f"summary: {self.sampled} programs sampled, {self.instructions} instructions, "
              f"{len(opcodes) - len(never)} of {len(opcodes)} opcodes executed")
        if never:
            print("  never: " + ", ".join(never))
        rare = sorted((o for o in opcodes if self.opcodes[o]), key=lambda o: self.opcodes[o])
        print("  rarest: " + ", ".join(f"{o} {self.opcodes[o]}" for o in rare[:15]))
        for counter, number in self.counters.items():
            if number:
                print(f"  {counter} {number:g}" if isinstance(number, float) else f"  {counter} {number}")
        if unused := [counter for counter, number in self.counters.items() if not number]:
            print("  stayed 0: " + ", ".join(unused))
