// Loops in which what one variable has goes to the next: left by their limit and in the middle, by overflow, with values that are used
// behind them.

func fibonacci(n) {
    a := 0
    b := 1
    for i := 1; i <= n; i++ { a, b = b, a + b }
    return a
}

func gcd(a, b) {
    for b != 0 { a, b = b, a % b }
    return a
}

// The first number of the sequence beyond a limit, the one before it, and how far it came.
func until(a, b, limit) {
    i := 0
    for i < 1000 {
        c := a + b
        if c > limit { break }
        a = b
        b = c
        i++
    }
    text := ""
    for k := 0; k < i; k += 7 { text = text .. k }
    return a .. " " .. b .. " " .. i .. " " .. text
}

func three(n) {
    a := 1
    b := 2
    c := 3
    for i := 0; i < n; i++ { a, b, c = b, c, a - c }
    return a * 1000000 + b * 1000 + c
}

// A list, with the node before the one that is looked at.
func remove(head, value) {
    previous := nil
    node := head
    for node != nil && node.value != value {
        previous = node
        node = node.next
    }
    if node == nil { return head }
    if previous == nil { return node.next }
    previous.next = node.next
    return head
}
func list(n) {
    head := nil
    for i := n; i >= 1; i-- { head = {value: i, next: head} }
    return head
}
func values(head) {
    text := ""
    for head != nil {
        text = text .. head.value .. ","
        head = head.next
    }
    return text
}

last := 0
for r := 1; r <= 400; r++ { last = fibonacci(60 + r % 20) }
print(last, fibonacci(7), fibonacci(0), fibonacci(66), fibonacci(67), fibonacci(68), fibonacci(69), fibonacci(70), fibonacci(90)) // expect: 1548008755920	13	0	27777890035288	44945570212853	72723460248141	117669030460994	1.90392490709135e+14	2.880067194370816e+18

divisors := 0
for r := 1; r <= 400; r++ { divisors += gcd(832040 + r, 514229 * r) }
print(divisors, gcd(0, 5), gcd(5, 0), gcd(-12, 18), gcd(140737488355327, 1000003)) // expect: 5560	5	5	6	1

text := ""
for r := 1; r <= 100; r++ { text = until(r, r + 1, r * r * 1000) }
print(text)                           // expect: 4665457 7548868 23 071421
print(until(1, 1, 100))               // expect: 55 89 9 07
print(until(1, 1, 0))                 // expect: 1 1 0 

sum := 0
for r := 1; r <= 200; r++ { sum += three(r % 17) }
print(sum, three(0), three(1), three(2), three(3), three(101)) // expect: -18784980	1002003	2002998	2998004	-1996001	-2811387444385

head := list(12)
for r := 0; r < 40; r++ {
    list_ := list(30)
    for v := 1; v <= 30; v++ { list_ = remove(list_, v * 7 % 31) }
    if list_ != nil { print("left over") }
}
for v := range {12, 1, 5, 6, 99} { head = remove(head, v + 0) }
print(values(head))                   // expect: 6,7,8,9,10,11,12,
