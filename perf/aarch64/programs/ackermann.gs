// ack(3, 7): calls of two arguments, more than a thousand deep. In Lua all but the inner `ack` of the last line are tail
// calls, which need no frame there.
func ack(m, n) {
    if m == 0 { return n + 1 }
    if n == 0 { return ack(m - 1, 1) }
    return ack(m - 1, ack(m, n - 1))
}
print(ack(3, 7))
