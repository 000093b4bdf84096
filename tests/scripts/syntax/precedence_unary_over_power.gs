// Unary operators bind tighter than the power operator.
print(-2 ** 2) // expect: 4
print(2 ** -1) // expect: 0.5
t := {1, 2, 3}
print(#t ** 2) // expect: 9
print(!nil == true, !1 == false) // expect: true	true
print(- -3, !!nil, -#t) // expect: 3	false	-3
