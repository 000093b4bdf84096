// Only names stand before a colon-equals sign.
// expect-exit: 1
// expect-stderr: parse error at
t := {}
t.x := 1
