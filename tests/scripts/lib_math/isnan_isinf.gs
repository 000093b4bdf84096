// isnan and isinf recognise the special floats.
print(math.isnan(0 / 0), math.isnan(1), math.isnan(1 / 0))
// expect: true	false	false
print(math.isinf(1 / 0), math.isinf(-1 / 0), math.isinf(1e308), math.isinf(0 / 0))
// expect: true	true	false	false
