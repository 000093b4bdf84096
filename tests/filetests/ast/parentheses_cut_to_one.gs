// (f()) is one value, so the parentheses stay in the tree; around a statement's call they do not.
x = (f()), f()
return (f()), ((g))
// ast: main
// ast:   assign x = (paren (call f)) (call f)
// ast:   return (paren (call f)) (paren (paren g))
