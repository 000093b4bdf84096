// print has no results at all.
print(select("#", print("inner")))
// expect: inner
// expect: 0
x := print("again")
// expect: again
print(x)
// expect: nil
