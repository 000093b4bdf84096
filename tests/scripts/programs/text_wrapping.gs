// Wrapping a text at a width, right-aligned line numbers, and reversing words.
text := "a long line of words that has to be wrapped at a certain width so that it fits"
func wrap(text, width) {
  lines, line := {}, ""
  for word := range text:gmatch("%S+") {
    if #line + #word + 1 > width && line != "" {
      lines[#lines + 1] = line
      line = word
    } else {
      line = line == "" && word || line .. " " .. word
    }
  }
  lines[#lines + 1] = line
  return lines
}
for i, line := range wrap(text, 22) { print(string.format("%2d %s", i, line)) }
// expect:  1 a long line of words
// expect:  2 that has to be wrapped
// expect:  3 at a certain width so
// expect:  4 that it fits
words := string.split("one two three", " ")
rev := {}
for i := #words; i >= 1; i-- { rev[#rev + 1] = words[i]:reverse() }
print(string.join(rev, " ")) // expect: eerht owt eno
