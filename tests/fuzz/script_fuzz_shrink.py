"""Makes a failing program small: delta debugging (Zeller and Hildebrandt, 2002) over statements.

A program's text has one statement per line, and blocks are indented; read back, that is a tree of statements. Three
kinds of steps are tried until none succeeds any more: to leave out statements with their blocks, halves first and
single ones last; to put the body of a block in place of the block; and to replace numbers by smaller ones. A step is
kept if the predicate, given the text, still says that the program fails.

The functions by which programs print are left out as a whole or not at all: with half of one gone, programs soon fail
in another way than they did.
"""

import re

INDENT = "  "


class Statement:
    """A line; with `body` a block: line, body, tail. An `else` line is the tail of its own statement list."""

    def __init__(self, text):
        self.text, self.body, self.tail = text, None, None


def parse(text):
    """The statements of a text, as nested lists."""
    root, stack = [], []
    current = root
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            continue
        if stripped.startswith("}") and stack:
            owner, outer = stack.pop()
            owner.tail = stripped
            current = outer
            if not stripped.endswith("{"):
                continue
            # `} else {`: its body belongs to a statement of its own, glued to the one before by its text.
        statement = Statement(stripped)
        current.append(statement)
        if stripped.endswith("{"):
            statement.body = []
            stack.append((statement, current))
            current = statement.body
    return root


def render(statements, depth=0):
    lines = []
    for statement in statements:
        if statement.text.startswith("}"):
            # An else without its if is left to the language to refuse; with it, the tail before is this line.
            if lines and lines[-1].strip().startswith("}"):
                lines.pop()
        lines.append(INDENT * depth + statement.text)
        if statement.body is not None:
            lines += render(statement.body, depth + 1)
            lines.append(INDENT * depth + (statement.tail if not statement.tail.endswith("{") else "}"))
    return lines


def to_text(statements):
    return "\n".join(render(statements)) + "\n"


def every_list(statements, whole):
    yield statements
    for statement in list(statements):
        if statement.body and statement.text not in whole:
            yield from every_list(statement.body, whole)


class Shrinker:
    """`fails(text)` must be true for the text given, and is asked at most `budget` times."""

    def __init__(self, text, fails, whole=(), budget=1500):
        self.tree, self.fails, self.budget = parse(text), fails, budget
        self.whole = set(whole)  # first lines of blocks that stay as they are

    def lists(self):
        """All lists of statements that may be changed, outer ones first."""
        return every_list(self.tree, self.whole)

    def still_fails(self):
        if self.budget <= 0:
            return False
        self.budget -= 1
        return self.fails(to_text(self.tree))

    def run(self):
        """The smallest text found; the one given if not even its parsed form fails."""
        if not self.still_fails():
            return None
        before = None
        while before != to_text(self.tree) and self.budget > 0:
            before = to_text(self.tree)
            for statements in self.lists():
                self.leave_out(statements)
            for statements in self.lists():
                self.unwrap(statements)
            self.smaller_numbers()
        return to_text(self.tree)

    def leave_out(self, statements):
        size = max(len(statements) // 2, 1)
        while True:
            start = 0
            while start < len(statements):
                removed = statements[start:start + size]
                del statements[start:start + size]
                if not self.still_fails():
                    statements[start:start] = removed
                    start += size
            if size == 1:
                return
            size = max(size // 2, 1)

    def unwrap(self, statements):
        index = 0
        while index < len(statements):
            statement = statements[index]
            if statement.body is not None and statement.text not in self.whole:
                statements[index:index + 1] = statement.body
                if self.still_fails():
                    continue
                statements[index:index + len(statement.body)] = [statement]
            index += 1

    def smaller_numbers(self):
        """Bounds of loops, mostly: large numbers make a small program slow and hard to follow."""
        for statements in self.lists():
            for statement in statements:
                if not statement.text.startswith(("for ", "while ")):
                    continue
                for number in sorted(
                    set(re.findall(r"(?<![\w.])\d{2,}(?![\w.])", statement.text)), key=int, reverse=True
                ):
                    self.replace_number(statement, number)

    def replace_number(self, statement, number):
        for smaller in (3, int(number) // 10, int(number) // 2):
            before = statement.text
            statement.text = re.sub(rf"(?<![\w.]){number}(?![\w.])", str(smaller), before)
            if self.still_fails():
                return
            statement.text = before
