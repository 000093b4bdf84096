// A product far out of range is the double product, without wrapping around.
print(3000000000 * 3000000000) // expect: 9e+18
print(2 ** 40 * 2 ** 40) // expect: 1.2089258196146292e+24
print(99999999999999 * 99999999999999) // expect: 9.9999999999998e+27
print(-3000000000 * 3000000000) // expect: -9e+18
print(11863283 * 11863283, 11863284 * 11863284) // expect: 140737483538089	1.40737507264656e+14
