// Keys of a table literal: words, strings, and any expression in brackets.
k := "computed"
t := {word: 1, "quoted key": 2, [k]: 3, [1 + 1]: 4, [true]: 5, ["a" .. "b"]: 6}
print(t.word, t["quoted key"], t.computed, t[2], t[true], t.ab) // expect: 1	2	3	4	5	6
u := {"a": {"b": {"c": "deep"}}}
print(u.a.b.c) // expect: deep
