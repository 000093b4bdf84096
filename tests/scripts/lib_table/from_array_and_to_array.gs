// fromArray makes a table keyed by a function; toArray collects values.
people := {{name: "ann", age: 30}, {name: "bob", age: 40}}
by := table.fromArray(people, func(p) { return p.name })
print(by.ann.age, by.bob.age, by.eve)
// expect: 30	40	nil
print(table.concat(table.toArray({5, 6, 7}), " "))
// expect: 5 6 7
