// join puts a separator between the texts of the elements.
print(string.join({"a", "b", "c"}, ", "), string.join({}, ",") == "", string.join({"x"}, ","))
// expect: a, b, c	true	x
print(string.join({1, 2.0, true, "s"}, "/"))
// expect: 1/2.0/true/s
