// .. associates to the right and prints as one form; parentheses keep theirs.
s = a .. b .. c .. d
s = (a .. b) .. c
s = a .. (b .. c)
s = a + 1 .. b * 2 == c .. d
// ast: main
// ast:   assign s = (.. a b c d)
// ast:   assign s = (.. (paren (.. a b)) c)
// ast:   assign s = (.. a (paren (.. b c)))
// ast:   assign s = (== (.. (+ a 1) (* b 2)) (.. c d))
