// Two slashes always start a comment: there is no floor division operator.
x := 7 // 2
+ 1
print(x) // expect: 8
