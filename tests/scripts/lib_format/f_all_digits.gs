// High precisions give the exact digits of the double.
print(string.format("%.20f", 0.1))
// expect: 0.10000000000000000555
print(string.format("%.55f", 0.1))
// expect: 0.1000000000000000055511151231257827021181583404541015625
print(string.format("%.15f", 0.3), string.format("%.0f", 4503599627370497.5))
// expect: 0.300000000000000	4503599627370498
