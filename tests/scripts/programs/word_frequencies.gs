// The most frequent words of a text.
text := "the cat and the dog and the bird: The cat sat, the dog ran."
counts := {}
for word := range string.gmatch(text:lower(), "%a+") { counts[word] = (counts[word] || 0) + 1 }
list := {}
for word, n := range counts { list[#list + 1] = {word: word, n: n} }
table.sort(list, func(a, b) { if a.n != b.n { return a.n > b.n } return a.word < b.word })
for i := 1; i <= 4; i++ { print(list[i].word, list[i].n) }
// expect: the	5
// expect: and	2
// expect: cat	2
// expect: dog	2
print(#list) // expect: 7
