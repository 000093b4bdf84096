// An integer literal outside the 48-bit range denotes the nearest float.
print(140737488355328) // expect: 1.40737488355328e+14
print(math.type(140737488355328)) // expect: float
print(9007199254740993) // expect: 9.007199254740992e+15
print(123456789012345678901234567890) // expect: 1.2345678901234568e+29
