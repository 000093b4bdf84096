// At top level a definition makes a global, seen by every function, also by earlier ones.
func read() { return late }
print(read()) // expect: nil
late := "now defined"
print(read()) // expect: now defined
func write() { late = "written" }
write()
print(late) // expect: written
