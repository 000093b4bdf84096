// string.reverse turns a string around.
print(string.reverse("hello"), string.reverse("a"), string.reverse("") == "")
// expect: olleh	a	true
print(string.reverse(string.reverse("round trip")))
// expect: round trip
