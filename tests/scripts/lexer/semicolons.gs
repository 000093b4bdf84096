// Statements may be separated by any number of semicolons, or by none.
;;; a := 1;; b := 2 c := 3;
func f() { ; ; return 4; ; }
if true { ; print(a, b, c) ; } ; // expect: 1	2	3
print(f());;; // expect: 4
