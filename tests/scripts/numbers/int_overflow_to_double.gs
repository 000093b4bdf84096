// An int result outside 48 bits becomes the float nearest to it.
max := 140737488355327
min := -max - 1
print(max, min) // expect: 140737488355327	-140737488355328
print(max + 1, min - 1) // expect: 1.40737488355328e+14	-1.40737488355329e+14
print(max * 2, min * -1, -min) // expect: 2.81474976710654e+14	1.40737488355328e+14	1.40737488355328e+14
print(math.type(max), math.type(max + 1), math.type(min), math.type(-min)) // expect: integer	float	integer	float
x := max
x++
print(x) // expect: 1.40737488355328e+14
