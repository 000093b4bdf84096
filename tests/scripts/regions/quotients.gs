// Quotients and remainders by constants, in loops: of integers of all sizes and signs around multiples of the divisor, where they change,
// and of the doubles that integers become beyond 48 bits. What a loop computes, and what one operation at a time gives, is the same.

func digest(sum, x) { return (sum * 31 + x) % 1000003 }

// Both are the same for the integer i: the remainder says what the quotient must be.
func check(name, i, quotient, remainder, divisor) {
    if quotient * divisor + remainder != i || remainder < 0 || remainder >= divisor {
        print("wrong:", name, i, quotient, remainder)
    }
}

func by_10000(from, to, step) {
    sum := 0
    for i := from; i <= to; i += step {
        q := math.floor(i / 10000)
        r := i % 10000
        check("10000", i, q, r, 10000)
        sum = digest(sum, q + r)
    }
    return sum
}

func by_7(from, to, step) {
    sum := 0
    for i := from; i <= to; i += step {
        q := math.floor(i / 7)
        r := i % 7
        check("7", i, q, r, 7)
        sum = digest(sum, q + r)
    }
    return sum
}

func by_large(from, to, step) {
    sum := 0
    for i := from; i <= to; i += step {
        q := math.floor(i / 70368744177665)
        r := i % 70368744177665
        check("large", i, q, r, 70368744177665)
        sum = digest(sum, q + r % 1000)
    }
    return sum
}

func by_negative(from, to) {
    sum := 0
    for i := from; i <= to; i++ { sum = digest(sum, math.floor(i / -10) + i % -10) }
    return sum
}

print(by_10000(-30000, 30000, 7))                                   // expect: 520593
print(by_10000(140737488355327 - 20000, 140737488355326, 13))       // expect: 432243
print(by_10000(-140737488355328, -140737488355328 + 20000, 13))     // expect: 904792.0
print(by_7(-3000, 3000, 1))                                         // expect: 139845
print(by_7(140737488355327 - 2000, 140737488355326, 1))             // expect: 304089
print(by_7(-140737488355328, -140737488355328 + 2000, 1))           // expect: 233064.0
print(by_large(-140737488355328, 140737488355326, 99999999999))     // expect: 166305.0
print(by_negative(-3000, 3000))                                     // expect: 669199

// Generators whose products leave the integers.
func minimal(steps, x) {
    for i := 1; i <= steps; i++ { x = x * 48271000 % 2147483647 }
    return x
}
func linear(steps, x) {
    for i := 1; i <= steps; i++ { x = (x * 1103515245 + 12345) % 2147483648 }
    return x
}
print(string.format("%.0f %.0f", minimal(3000, 1), linear(3000, 1)))    // expect: 542022408 836481536

// Remainders of doubles: fractions, negative ones, those beyond 2^63, infinite ones.
func of_doubles(x, factor) {
    texts := {}
    for i := 1; i <= 300; i++ {
        y := x % 10
        z := x % 16
        if i % 30 == 0 { texts[#texts + 1] = string.format("%g %g", y, z) }
        x = x * factor
    }
    return table.concat(texts, "; ")
}
print(of_doubles(0.75, 1.5))            // expect: 5.529616442043334 3.5296164420433342; 8.466510772705078 6.466510772705078; 5 15; 0 0; 0 0; 6 0; 8 0; 6 0; 8 0; 0 0
print(of_doubles(-0.75, 1.5))           // expect: 4.470383557956666 12.470383557956666; 1.5334892272949219 9.533489227294922; 5 1; -0 -0; -0 -0; 4 -0; 2 -0; 4 -0; 2 -0; -0 -0
print(of_doubles(123456789.0, -1.25))   // expect: 9.961029052734375 7.961029052734375; 3.90625 11.90625; -0 8; 2 -0; -0 -0; -0 -0; -0 -0; 6 -0; 8 -0; 6 -0
print(of_doubles(1e300, 0.1))           // expect: 8 0; 6 0; 6 0; 0 0; 2 0; 0 0; 0 0; 2 0; 4 0; 1.580957587066223e-13 10.000000000000158

zero := 1
for i := 1; i <= 200; i++ {
    x := -10.0 * i
    zero = 1 / (x % 10)
}
print(zero)    // expect: -Inf
