// fib(27), doubly recursive: calls, and between them one comparison and, in every second call, three additions.
func fib(n) {
    if n < 2 { return n }
    return fib(n - 1) + fib(n - 2)
}
print(fib(27))
