// %a matches letters, %l lower case, %u upper case.
s := "aB3_ z-Q"
print(string.gsub(s, "%a", "."))
// expect: ..3_ .-.	4
print(string.gsub(s, "%l", "."))
// expect: .B3_ .-Q	2
print(string.gsub(s, "%u", "."))
// expect: a.3_ z-.	2
