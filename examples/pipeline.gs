// Goroutines and channels: a pipeline of three stages that squares numbers and keeps the odd ones.
func generate(n) {
    out := make(chan, 4)
    go func() {
        for i := 1; i <= n; i++ { out <- i }
        close(out)
    }()
    return out
}

func square(input) {
    out := make(chan, 4)
    go func() {
        for v := range input { out <- v * v }
        close(out)
    }()
    return out
}

sum := 0
for v := range square(generate(10)) {
    if v % 2 == 1 { sum += v }
}
print("sum of odd squares:", sum)
