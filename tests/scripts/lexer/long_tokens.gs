// Names, numbers and strings have no length limit of their own.
a_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on := 1
print(a_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on) // expect: 1
print(0.1000000000000000055511151231257827021181583404541015625) // expect: 0.1
print(00000000000000000000000000000000000000000000000000000000000000000000000012) // expect: 12
s := string.rep("x", 100000)
print(#(s .. s)) // expect: 200000
