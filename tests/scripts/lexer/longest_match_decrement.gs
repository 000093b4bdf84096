// Two minus signs in a row are a decrement; a space makes them a subtraction of a negation.
a, b := 5, 3
print(a - -b, a- -b) // expect: 8	8
a--
print(a) // expect: 4
a --
print(a) // expect: 3
