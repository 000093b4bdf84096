// A sum that leaves the int range is rounded step by step, as doubles are.
sum := 140737488355327
for i := 0; i < 10; i++ { sum = sum * 3 + 1 }
print(sum) // expect: 8.310407949893735e+18
print(9007199254740992 + 1 + 1) // expect: 9.007199254740992e+15
print(9007199254740992 + 2) // expect: 9.007199254740994e+15
