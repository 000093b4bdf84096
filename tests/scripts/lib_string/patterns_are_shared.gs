// The same pattern in use several times at once: in a callback, in two iterators.
print((string.gsub("ab ab", "(%a)(%a)", func(x, y) {
    inner := string.gsub("cd", "(%a)(%a)", "%2%1")
    return x .. inner .. y
})))
// expect: adcb adcb
a, b := string.gmatch("1 2 3", "%d"), string.gmatch("4 5 6", "%d")
print(a(), b(), a(), b(), a(), b(), a(), b())
// expect: 1	4	2	5	3	6	nil	nil
