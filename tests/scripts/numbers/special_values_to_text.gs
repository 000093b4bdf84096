// NaN and the infinities have fixed names, the positive one with its sign.
inf := 1 / 0
print(inf, -inf, inf - inf) // expect: +Inf	-Inf	NaN
print(tostring(inf) .. tostring(0 / 0)) // expect: +InfNaN
print(-(0 / 0)) // expect: NaN
