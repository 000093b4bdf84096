// string.reverse keeps multi-byte characters whole.
print(string.reverse("añb"), string.reverse("日本語"))
// expect: bña	語本日
