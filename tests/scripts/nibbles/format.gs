// Six verbs of string.format.
print(string.format("%5.2f|%-4d|%04d|%x|%s|%q", 3.14159, 7, 42, 255, 1.0, "a\"b")) // expect:  3.14|7   |0042|ff|1.0|"a\"b"
