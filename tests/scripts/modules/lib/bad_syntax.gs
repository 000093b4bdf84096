// helper
x = = 1
