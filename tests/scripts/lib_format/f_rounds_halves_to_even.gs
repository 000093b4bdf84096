// Exact halves round to the even neighbour.
print(string.format("%.0f %.0f %.0f %.0f", 0.5, 1.5, 2.5, 3.5))
// expect: 0 2 2 4
print(string.format("%.0f %.0f", -0.5, -1.5), string.format("%.2f %.2f", 1.125, 1.375))
// expect: -0 -2	1.12 1.38
print(string.format("%.1f %.1f %.1f", 0.25, 0.75, 0.05))
// expect: 0.2 0.8 0.1
