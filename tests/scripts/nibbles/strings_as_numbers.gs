// Strings convert in arithmetic but not in comparisons.
print("10"+5, "3"*"4", -"5", 1 == 1.0, 1 == "1") // expect: 15	12	-5	true	false
