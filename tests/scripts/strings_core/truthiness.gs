// Only nil and false are false; zero, the empty string and the empty table are true.
for _, v := range {0, 0.0, "", "false", {}, print} { if v { print(type(v)) } else { print("false!") } }
// expect: number
// expect: number
// expect: string
// expect: string
// expect: table
// expect: function
if nil { print("nil!") } elseif false { print("false!") } else { print("both false") } // expect: both false
print(!0, !"", !nil, !false, !{}) // expect: false	false	true	true	false
