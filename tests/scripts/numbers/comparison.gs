// Numbers compare by value across kinds, without loss.
print(1 < 1.5, 2 > 1.5, 1 <= 1.0, 1 >= 1.0) // expect: true	true	true	true
print(140737488355327 < 140737488355327.5, 140737488355327 == 140737488355327.0) // expect: true	true
print(1 < 1 / 0, -1 / 0 < -140737488355327) // expect: true	true
print(0 == -0.0, 1 == "1", 0 == false, 1 == true) // expect: true	false	false	false
