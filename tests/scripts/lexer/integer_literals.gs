// Integer literals are decimal; a leading zero does not make them octal.
print(0, 7, 42, 140737488355327) // expect: 0	7	42	140737488355327
print(010, 08, 007) // expect: 10	8	7
print(math.type(010)) // expect: integer
