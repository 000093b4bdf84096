// At the top level functions are globals: they find each other, and themselves, by name.
func even(n) { if n == 0 { return true }; return odd(n - 1) }
func odd(n) { if n == 0 { return false }; return even(n - 1) }
// ast: main
// ast:   func even = #1
// ast:     #1 even (n@0)
// ast:       if (== n@0 0)
// ast:         return true
// ast:       return (call odd (- n@0 1))
// ast:   func odd = #2
// ast:     #2 odd (n@0)
// ast:       if (== n@0 0)
// ast:         return false
// ast:       return (call even (- n@0 1))
