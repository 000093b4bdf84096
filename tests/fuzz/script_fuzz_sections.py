"""What programs are made of, and in which surroundings it stands.

There are three lists: GENERAL is about the language and the library, TIERS about what compiled code gets wrong first,
REGIONS about what compiled loops do. A section is a function of the generator whose docstring says which part of the runtime it is after; SECTIONS gives them
weights. They are written into functions, at top level, into coroutines or goroutines (`write`), so that the same code
meets globals, registers, cells and other stacks.

Most have the same plot: a loop of some hundred rounds that are all alike, long enough for any tier to believe in them,
then a round that is different.
"""

import script_fuzz_calls as calls
import script_fuzz_control as control
import script_fuzz_regions as regions
import script_fuzz_sites as sites
import script_fuzz_values as values

GENERAL = [
    (control.random_code, 5), (control.closures, 2), (control.varargs, 2), (control.recursion, 1),
    (control.yielding, 3), (control.goroutines, 2), (control.errors, 2), (control.ranges, 2), (control.loop_forms, 3),
    (control.late_globals, 1), (control.wide, 2), (values.arithmetic, 3), (values.operators_on_everything, 3),
    (values.comparisons, 2), (values.array_kinds, 3), (values.shapes, 3), (values.dictionary, 2), (values.classes, 3),
    (values.metamethods, 3), (values.text_building, 2), (values.library_calls, 5), (values.patterns, 2),
    (values.files, 1), (values.sorting, 1)
]

# What compiled tiers get wrong first.
TIERS = [
    (calls.web, 8), (calls.counts, 3), (calls.depths, 3), (calls.iterators, 3), (calls.callbacks, 3),
    (calls.coroutine_moves, 3), (calls.goroutine_calls, 2), (sites.number_edges, 3), (sites.comparison_edges, 3),
    (sites.counters, 2), (sites.kind_changes, 4), (sites.table_events, 4), (sites.shape_events, 4),
    (sites.global_events, 2), (sites.loop_captures, 3), (sites.handlers, 4)
]

# What compiled loops get wrong first.
REGIONS = [(regions.nests, 5), (regions.kernels, 4), (regions.sums, 3), (regions.prototypes, 2)]

SECTIONS = GENERAL + TIERS + REGIONS


def choose(g, names=()):
    """A program's sections: each program is made of one list. `names` limits the choice to sections of these names, or to
    lists (`general`, `tiers`, `regions`)."""
    if names:
        rows = [row for row in SECTIONS if row[0].__name__ in names]
        rows += GENERAL * ("general" in names) + TIERS * ("tiers" in names) + REGIONS * ("regions" in names)
    else:
        rows = g.pick([GENERAL, TIERS, REGIONS])
    functions, weights = [f for f, _ in rows], [w for _, w in rows]
    return g.random.choices(functions, weights, k=g.between(2, 5))


def unknown(names):
    """Which of the names `choose` would not understand."""
    return sorted(set(names) - {f.__name__ for f, _ in SECTIONS} - {"general", "tiers", "regions"})


def write(g, section):
    """Writes a section at top level, or as a function that is called in one of several surroundings."""
    if g.chance(0.2):
        g.line(f"// {section.__name__}")
        section(g)
        return
    name = g.name("section")
    functions = len(g.functions)
    with g.function(f"func {name}()"):
        section(g)
    del g.functions[functions:]
    label = section.__name__
    form = g.between(0, 9)
    if form <= 6:
        g.line(f"""try("{label}", {name})""")
        if g.chance(0.15):
            g.line(f"""try("{label} again", {name})""")
    elif form == 7:
        g.line(f"""try("{label} in coroutine", coroutine.wrap({name}))""")
    elif form == 8:
        done = g.name("done")
        g.line(f"{done} := make(chan)")
        g.line(f"go func() {{ {done} <- {{pcall({name})}} }}()")
        g.line(f"""out("{label} in goroutine", <-{done})""")
    else:
        g.line(f"{name}()")


def write_end(g):
    """How programs end: well, with an uncaught error, a deadlock, or an exit."""
    form = g.between(0, 19)
    value = g.pick([
        '"final"', "{code: 3}", "nil", "42", "0.5", 'setmetatable({}, {__tostring: func(e) { return "final E" }})',
        "print"
    ])
    if form <= 4:
        control.errors(g)
        depth = g.pick([0, 3, 30, 200])
        fault = g.pick([f"error({value})", "x := nil x.y = 1", "return 1 + {}"])
        g.line(f"func finish(n) {{ if n == 0 {{ {fault} }} return 1 + finish(n - 1) }}")
        g.line(g.pick([
            f"finish({depth})", f"coroutine.wrap(finish)({depth})", f"table.map({{1}}, func() {{ finish({depth}) }})",
            f"t := setmetatable({{}}, {{__index: func() {{ finish({depth}) }}}}) t.x = t.y",
            f"for x := range finish {{ }}"
        ]))
    elif form == 5:
        g.line(f"os.exit({g.pick(['3', '0', '', 'true', '7.5'])})")
    elif form == 6:
        g.line("stuck := make(chan)")
        g.line(g.pick([
            "x := <-stuck", "stuck <- 1", "go func() { error(\"in goroutine\") }() x := <-stuck",
            "go func() { x := <-stuck }() stuck <- 1 y := <-stuck"
        ]))
    else:
        g.line(f"""out("end"{''.join(', ' + v for v in g.some(g.variables('any'), 5))})""")
