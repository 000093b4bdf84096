// The older surface: var and while.
var n = 3; while n > 0 { n-- }; print(n) // expect: 0
