// More parameters than registers for locals: the rest moves to a row at once.
func f(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61, p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76, p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91, p92, p93, p94, p95, p96, p97, p98, p99, p100, p101, p102, p103, p104, p105, p106, p107, p108, p109, p110, p111, p112, p113, p114, p115, p116, p117, p118, p119, p120, p121, p122, p123) {
  p123 = p0 + p122
  return func() { p121 = 1 }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 124, frame 124
// bytecode:   Spill       r120, r120, 4               ; 2:1
// bytecode:   GetFar      r121, r120, [1]             ; 2:624
// bytecode:   NewCell     r121, r121
// bytecode:   SetFar      r120, r121, [1]
// bytecode:   GetFar      r122, r120, [2]             ; 3:15
// bytecode:   Add         r121, r0, r122              ; 3:13
// bytecode:   SetFar      r120, r121, [3]             ; 3:3
// bytecode:   Closure     r121, fn0                   ; 4:10
// bytecode:   Return1     r121                        ; 4:3
// bytecode:
// bytecode: function 0.0.0 "" at 4:10, params 0, frame 1
// bytecode:   upvalue up0 "p121" from r120[1], cell
// bytecode:   LoadInt     r0, 1                       ; 4:19
// bytecode:   SetUpcell   r0, up0
// bytecode:   Return0                                 ; 4:28
