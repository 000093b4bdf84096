// Outside the string there is nothing to give but nil.
print(string.byte("ABC", 4))
// expect: nil
print(string.byte(""))
// expect: nil
print(string.byte("ABC", 2, 1))
// expect: nil
print(string.byte("ABC", 2, 100))
// expect: 66	67
