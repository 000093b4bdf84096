// At the top level, and by assignment to fields.
func top() { return top }
t := {}
t.method = func(self, a) { return self.x + a }
func() { return 1 }()
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 4
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, top                     ; 2:6
// bytecode:   NewTable    r0, [0]                     ; 3:6
// bytecode:   SetGlobal   r0, t                       ; 3:1
// bytecode:   Closure     r0, fn1                     ; 4:12
// bytecode:   GetGlobal   r1, t                       ; 4:1
// bytecode:   SetField    r1, r0, .method             ; 4:2
// bytecode:   Closure     r0, fn2                     ; 5:1
// bytecode:   Call        r0, 0, 0                    ; 5:20
// bytecode:   ReturnV     r0, 0                       ; 5:22
// bytecode:
// bytecode: function 0.0 "top" at 2:1, params 0, frame 1
// bytecode:   GetGlobal   r0, top                     ; 2:21
// bytecode:   Return1     r0                          ; 2:14
// bytecode:
// bytecode: function 0.1 "t.method" at 4:12, params 2, frame 3
// bytecode:   GetField    r2, r0, .x                  ; 4:39
// bytecode:   Add         r2, r2, r1                  ; 4:42
// bytecode:   Return1     r2                          ; 4:28
// bytecode:
// bytecode: function 0.2 "" at 5:1, params 0, frame 1
// bytecode:   LoadInt     r0, 1                       ; 5:17
// bytecode:   Return1     r0                          ; 5:10
