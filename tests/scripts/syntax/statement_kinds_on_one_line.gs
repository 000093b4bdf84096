// Every statement form may follow another on the same line.
func f() { return 1 } x := f() x++ x += 1 if x > 2 { print(x) } for i := range 1 { print(i) } f() t := {} t.a = 1 print(t.a)
// expect: 3
// expect: 0
// expect: 1
