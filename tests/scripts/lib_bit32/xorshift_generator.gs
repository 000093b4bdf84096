// A xorshift generator built from the library.
x := 2463534242
for i := 1; i <= 1000; i++ {
    x = bit32.bxor(x, bit32.lshift(x, 13))
    x = bit32.bxor(x, bit32.rshift(x, 17))
    x = bit32.bxor(x, bit32.lshift(x, 5))
}
print(x, math.type(x))
// expect: 3298996588	integer
