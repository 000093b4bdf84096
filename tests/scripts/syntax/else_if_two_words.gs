// `else if` and `elseif` mean the same.
func kind(n) {
  if n < 0 { return "negative" }
  else if n == 0 { return "zero" }
  elseif n < 10 { return "small" }
  else if n < 100 { return "medium" }
  else { return "large" }
}
print(kind(-1), kind(0), kind(5), kind(50), kind(500)) // expect: negative	zero	small	medium	large
