// Sums and products that leave the int range.
print(140737488355327 + 1, 3000000000*3000000000) // expect: 1.40737488355328e+14	9e+18
