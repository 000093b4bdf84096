// A first program: word counts, most frequent first.
text := "the quick brown fox jumps over the lazy dog while the dog sleeps"
counts := {}
for word := range string.gmatch(text, "%a+") {
    counts[word] = (counts[word] || 0) + 1
}

words := table.keys(counts)
table.sort(words, func(a, b) { return counts[a] > counts[b] })
for i := 1; i <= 3; i++ {
    print(string.format("%-6s %d", words[i], counts[words[i]]))
}
print("hello from GScript")
