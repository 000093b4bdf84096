// Each class and its complement together cover all 256 bytes.
func count(pat) {
    n := 0
    for i := 0; i < 256; i++ {
        if string.find(string.char(i), pat) { n++ }
    }
    return n
}
print(count("%a"), count("%d"), count("%l"), count("%u"), count("%w"), count("%s"), count("%x"))
// expect: 52	10	26	26	62	6	22
print(count("%A"), count("%D"), count("%L"), count("%U"), count("%W"), count("%S"), count("."))
// expect: 204	246	230	230	194	250	256
