// type() and tostring() treat a missing argument as nil.
print(type(), tostring())
// expect: nil	nil
print(type(type(1)))
// expect: string
