// Strings that look like numbers are converted by arithmetic and unary minus.
print("10" + 5, "3" * "4", -"5", "3.5" * 2) // expect: 15	12	-5	7.0
print("10" / "2", "7" % "4", "2" ** "3", 10 - "1") // expect: 5.0	3	8	9
print(" 7 " + 1, "+3" + 1, "\t-2\n" + 0) // expect: 8	4	-2
print("1e2" + 0, ".5" + 0, "5." + 0, "0010" + 0) // expect: 100.0	0.5	5.0	10
print("140737488355328" + 0) // expect: 1.40737488355328e+14
print("inf" + 0, "-Infinity" + 0, "NaN" + 0) // expect: +Inf	-Inf	NaN
