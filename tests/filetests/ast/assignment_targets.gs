// Targets are names, fields and elements; parentheses around one do not matter (but `;` must, before them).
a = 1
a.b.c = 2
a[i + 1]["key"] = 3
f(x).y = 4;
(a) = 5
a, b.c, d[e] = 1, 2
// ast: main
// ast:   assign a = 1
// ast:   assign (index (index a "b") "c") = 2
// ast:   assign (index (index a (+ i 1)) "key") = 3
// ast:   assign (index (call f x) "y") = 4
// ast:   assign a = 5
// ast:   assign a (index b "c") (index d e) = 1 2
