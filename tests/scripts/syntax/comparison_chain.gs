// All six comparisons share one level and associate to the left.
print(1 < 2 == true) // expect: true
print(3 > 2 != false) // expect: true
print(1 == 1 == true) // expect: true
print(1 == 1 == 1) // expect: false
print(pcall(func() { return true == 1 < 2 })) // expect: false	attempt to compare boolean with number
