// In statements, expressions and go alike a method call stays one.
obj:update(1)
x = obj:get("k") + 1
go obj:run()
a.b:c():d()
// ast: main
// ast:   do (method update obj 1)
// ast:   assign x = (+ (method get obj "k") 1)
// ast:   go (method run obj)
// ast:   do (method d (method c (index a "b")))
