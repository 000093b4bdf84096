// helper
runs = (runs || 0) + 1
return 1, "two", nil, 4
