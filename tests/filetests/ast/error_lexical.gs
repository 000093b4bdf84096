// Lexical errors, and no parse errors after them.
a = 1 ? 2 : 3
b = 'single'
c = x & y
d = 0xFF
e = "no end
f = “quotes”
g = 1
// ast: error_lexical.gs: lexer error at 2:7: unexpected character "?"
// ast:    2 | a = 1 ? 2 : 3
// ast:      |       ^
// ast: error_lexical.gs: lexer error at 3:5: unexpected character "'" (strings stand in double quotes)
// ast:    3 | b = 'single'
// ast:      |     ^
// ast: error_lexical.gs: lexer error at 4:7: unexpected character "&" (did you mean "&&"?)
// ast:    4 | c = x & y
// ast:      |       ^
// ast: error_lexical.gs: lexer error at 5:5: malformed number "0xFF"
// ast:    5 | d = 0xFF
// ast:      |     ^
// ast: error_lexical.gs: lexer error at 6:5: string is not closed
// ast:    6 | e = "no end
// ast:      |     ^
// ast: error_lexical.gs: lexer error at 7:5: unexpected character "“"
// ast:    7 | f = “quotes”
// ast:      |     ^
// ast: error_lexical.gs: lexer error at 7:14: unexpected character "”"
// ast:    7 | f = “quotes”
// ast:      |            ^
