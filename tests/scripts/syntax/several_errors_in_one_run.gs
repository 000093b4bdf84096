// The parser recovers after an error and reports the later ones of the file too.
// expect-exit: 1
// expect-stderr: parse error at 9:7
// expect-stderr: parse error at 13:13
// expect-stderr: parse error at 17:8
print("nothing runs if the text is wrong")

func first() {
  x = = 1
}

func second(a) {
  return (a b)
}

func third() {
  y := * 2
}
