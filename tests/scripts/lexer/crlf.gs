// Carriage returns are white space: a file with CRLF line ends works.
x := 1
print(x) // expect: 1
s := "a" .. 
     "b"
print(s, #s) // expect: ab	2
