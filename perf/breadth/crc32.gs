// crc32: checksums by operations on bits: CRC-32 with a table, and the xorshift generator and the
// FNV-1a hash by shifts and sums in 32 bits.
//
//   BYTES=200000   length of the text
//   REPS=40        checksums

// option returns the number given as NAME=VALUE on the command line, else the default.
func option(name, value) {
    prefix := name .. "="
    for i := 1; i <= #arg; i++ {
        if string.sub(arg[i], 1, #prefix) == prefix {
            value = tonumber(string.sub(arg[i], #prefix + 1))
        }
    }
    return value
}

func crc_table() {
    t := {}
    for i := 0; i < 256; i++ {
        c := i
        for k := 1; k <= 8; k++ {
            if bit32.band(c, 1) == 1 {
                c = bit32.bxor(bit32.rshift(c, 1), 3988292384)
            } else {
                c = bit32.rshift(c, 1)
            }
        }
        t[i] = c
    }
    return t
}

func crc(text, t) {
    c := 4294967295
    for i := 1; i <= #text; i++ {
        index := bit32.band(bit32.bxor(c, string.byte(text, i)), 255)
        c = bit32.bxor(bit32.rshift(c, 8), t[index])
    }
    return bit32.bnot(c)
}

// hash multiplies by the prime 2^24 + 403 in two parts, as the product has more than 48 bits.
func hash(text) {
    h := 2166136261
    for i := 1; i <= #text; i++ {
        h = bit32.bxor(h, string.byte(text, i))
        h = (bit32.lshift(h, 24) + h * 403) % 4294967296
    }
    return h
}

// random_text makes n letters with the generator of G. Marsaglia (2003).
func random_text(n) {
    letters := {}
    x := 2463534242
    for i := 1; i <= n; i++ {
        x = bit32.bxor(x, bit32.lshift(x, 13))
        x = bit32.bxor(x, bit32.rshift(x, 17))
        x = bit32.bxor(x, bit32.lshift(x, 5))
        letters[i] = string.char(97 + x % 26)
    }
    return table.concat(letters)
}

func main() {
    n := option("BYTES", 200000)
    reps := option("REPS", 40)

    start := time.now()
    text := random_text(n)
    t := crc_table()
    print(string.format("check: %08x", crc("123456789", t)))
    sum := 0
    for r := 1; r <= reps; r++ { sum = bit32.bxor(sum * 2, crc(text, t)) }
    print(string.format("crc %08x", sum))
    sum = 0
    for r := 1; r <= reps; r++ { sum = bit32.bxor(sum * 2, hash(text)) }
    print(string.format("hash %08x", sum))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
