// Rounding looks at the exact binary value, not at the decimal spelling.
print(string.format("%.2f %.2f %.2f", 2.675, 1.005, 0.015))
// expect: 2.67 1.00 0.01
print(string.format("%.1f %.1f", 0.35, 0.45), string.format("%.2f", 0.025))
// expect: 0.3 0.5	0.03
