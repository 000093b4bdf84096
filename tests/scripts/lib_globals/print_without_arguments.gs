// print() writes an empty line; print(nil) writes the word nil.
print()
// expect:
print(nil)
// expect: nil
print("")
// expect:
print("end")
// expect: end
