// Modulo in a long loop stays right when ints, floats and strings alternate.
vals := {7, 7.5, "8", -7}
sum := 0
for i := 1; i <= 4000; i++ { sum += vals[i % 4 + 1] % 3 }
print(sum) // expect: 6500.0
print(pcall(func() { s := 0 for i := 100; i >= 0; i-- { s += 5 % i } })) // expect: false	attempt to perform modulo by zero
