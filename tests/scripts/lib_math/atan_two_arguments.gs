// atan with two arguments knows the quadrant.
print(string.format("%.4f %.4f %.4f %.4f", math.atan(1, 1), math.atan(1, -1), math.atan(-1, -1), math.atan(-1, 1)))
// expect: 0.7854 2.3562 -2.3562 -0.7854
print(string.format("%.4f %.4f", math.atan(1, 0), math.atan(0, -1)))
// expect: 1.5708 3.1416
