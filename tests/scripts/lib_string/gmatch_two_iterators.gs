// Two gmatch iterators over one string are independent.
a := string.gmatch("1 2 3", "%d")
b := string.gmatch("1 2 3", "%d")
print(a(), a(), b(), a(), b())
// expect: 1	2	1	3	2
