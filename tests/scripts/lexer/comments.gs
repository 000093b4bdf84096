// Line comments end at the newline, block comments do not nest and may stand anywhere.
print(1) // expect: 1
/* print("hidden") */ print(2) // expect: 2
print(/* inside a call */ 3) // expect: 3
/* several
   lines /* with a second opener
*/
print(4) // expect: 4
print("/* not a comment */", "// nor this") // expect: /* not a comment */	// nor this
/**/ print(5) /***/ // expect: 5
