// At the top level, declarations are assignments to globals.
x := 1
a, b := x, 2
var u, v
func g() { return x }
p, q := g()
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 4
// bytecode:   LoadInt     r0, 1                       ; 2:6
// bytecode:   SetGlobal   r0, x                       ; 2:1
// bytecode:   GetGlobal   r0, x                       ; 3:9
// bytecode:   LoadInt     r1, 2                       ; 3:12
// bytecode:   SetGlobal   r0, a                       ; 3:1
// bytecode:   SetGlobal   r1, b                       ; 3:4
// bytecode:   LoadNil     r0, 2                       ; 4:1
// bytecode:   SetGlobal   r0, u                       ; 4:5
// bytecode:   SetGlobal   r1, v                       ; 4:8
// bytecode:   Closure     r0, fn0                     ; 5:1
// bytecode:   SetGlobal   r0, g                       ; 5:6
// bytecode:   GetGlobal   r0, g                       ; 6:9
// bytecode:   Call        r0, 0, 2                    ; 6:10
// bytecode:   SetGlobal   r0, p                       ; 6:1
// bytecode:   SetGlobal   r1, q                       ; 6:4
// bytecode:   ReturnV     r0, 0                       ; 6:12
// bytecode:
// bytecode: function 0.0 "g" at 5:1, params 0, frame 1
// bytecode:   GetGlobal   r0, x                       ; 5:19
// bytecode:   Return1     r0                          ; 5:12
