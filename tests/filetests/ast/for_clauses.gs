// Three clauses, each of which may be missing; brackets and functions in them need no care.
for i := 0; i < 10; i++ { f(i) }
for i, j := 0, 9; i < j; i, j = i + 1, j - 1 {}
for ; ; { break }
for ; x < 1; {}
for x = 0; ; x += 2 { continue }
for t := {a: {1; 2}}; t.a; t = {} {}
for f := func() { return 1; }; f(); f = nil {}
for var i = 3; i > 0; i-- {}
// ast: main
// ast:   for
// ast:     init declare i@0 = 0
// ast:     cond (< i@0 10)
// ast:     post update + i@0 1
// ast:     body
// ast:       do (call f i@0)
// ast:   for
// ast:     init declare i@1 j@2 = 0 9
// ast:     cond (< i@1 j@2)
// ast:     post assign i@1 j@2 = (+ i@1 1) (- j@2 1)
// ast:     body
// ast:   for
// ast:     body
// ast:       break
// ast:   for
// ast:     cond (< x 1)
// ast:     body
// ast:   for
// ast:     init assign x = 0
// ast:     post update + x 2
// ast:     body
// ast:       continue
// ast:   for
// ast:     init declare t@3 = (table "a"=(table 1 2))
// ast:     cond (index t@3 "a")
// ast:     post assign t@3 = (table)
// ast:     body
// ast:   for
// ast:     init declare f@4 = #1
// ast:       #1 f ()
// ast:         return 1
// ast:     cond (call f@4)
// ast:     post assign f@4 = nil
// ast:     body
// ast:   for
// ast:     init declare i@5 = 3
// ast:     cond (> i@5 0)
// ast:     post update - i@5 1
// ast:     body
