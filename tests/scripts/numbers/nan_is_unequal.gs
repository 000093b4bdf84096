// NaN equals nothing, and every order comparison with it is false.
n := 0 / 0
print(n == n, n != n) // expect: false	true
print(n < n, n <= n, n > n, n >= n) // expect: false	false	false	false
print(n < 1, n > 1, n == 1, n != 1, 1 <= n, 1 >= n) // expect: false	false	false	true	false	false
if n { print("NaN is truthy") } // expect: NaN is truthy
print(!(n < 1), n == n || "or") // expect: true	or
