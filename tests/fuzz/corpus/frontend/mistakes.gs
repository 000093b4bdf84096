x = = 1
if x = 5 { y z }
f(1 2, {3 func(a b) { return ) }
é @ 'single' & 0xFF "open
t := { a: = 1
/* never closed
