// Negative numbers in hexadecimal and octal carry a minus sign.
print(string.format("%x %X %o", -255, -255, -8))
// expect: -ff -FF -10
print(string.format("%06x", -255), "[" .. string.format("%6x", -255) .. "]")
// expect: -000ff	[   -ff]
print(string.format("%x", -140737488355328))
// expect: -800000000000
