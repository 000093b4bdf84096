// Positional, named, quoted and computed keys, with or without separators; keywords are names here.
a = {}
a = {1, 2, 3,}
a = {1 2 3}
a = {x: 1; y: 2}
a = {"quoted key": 1, [1 + 2]: 3, [f()]: g()}
a = {if: 1, nil: 2, func: 3}
a = {1, name: {nested: {}}, ...}
a = {obj:method(), o.p:method()}
// ast: main
// ast:   assign a = (table)
// ast:   assign a = (table 1 2 3)
// ast:   assign a = (table 1 2 3)
// ast:   assign a = (table "x"=1 "y"=2)
// ast:   assign a = (table "quoted key"=1 [(+ 1 2)]=3 [(call f)]=(call g))
// ast:   assign a = (table "if"=1 "nil"=2 "func"=3)
// ast:   assign a = (table 1 "name"=(table "nested"=(table)) ...)
// ast:   assign a = (table "obj"=(call method) (method method (index o "p")))
