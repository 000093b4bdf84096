// elseif and else if are the same.
if a { f(1) } elseif b { f(2) } else if c { f(3) } else { f(4) }
if a {
  if b { f() }
} else {
  if c { g() }
}
// ast: main
// ast:   if a
// ast:     do (call f 1)
// ast:   elseif b
// ast:     do (call f 2)
// ast:   elseif c
// ast:     do (call f 3)
// ast:   else
// ast:     do (call f 4)
// ast:   if a
// ast:     if b
// ast:       do (call f)
// ast:   else
// ast:     if c
// ast:       do (call g)
