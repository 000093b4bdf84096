// isNumeric tells whether the trimmed text reads as a number.
print(string.isNumeric("42"), string.isNumeric("-1.5e3"), string.isNumeric("  7 "))
// expect: true	true	true
print(string.isNumeric("abc"), string.isNumeric(""), string.isNumeric("1x"), string.isNumeric("1 2"))
// expect: false	false	false	false
