// One call site that sees objects of many classes goes by what is true now, not by what it found out before.
classes := {}
objects := {}
for c := 1; c <= 12; c++ {
  class := {name: "class" .. c}
  class.__index = class
  class.get = func(self) { return self.value + c * 100 }
  classes[c] = class
  objects[c] = setmetatable({value: c}, class)
}

func sum() {
  total := 0
  for round := 1; round <= 3; round++ {
    for c := 1; c <= 12; c++ { total += objects[c]:get() }
  }
  return total
}
func names() {
  text := ""
  for c := 1; c <= 12; c++ { text = text .. (objects[c].name || "none") .. " " }
  return text .. "|"
}
print(sum())                                                  // expect: 23634
print(names())   // expect: class1 class2 class3 class4 class5 class6 class7 class8 class9 class10 class11 class12 |

// A method is replaced, and one moves to a parent.
classes[3].get = func(self) { return 0 }
print(sum())                                                  // expect: 22725
base := {name: "base", get: func(self) { return 1 }}
classes[4].get = nil
setmetatable(classes[4], {__index: base})
print(sum())                                                  // expect: 21516
base.get = func(self) { return 2 }
print(sum())                                                  // expect: 21519

// A field of the object hides the method; a field set to nil uncovers it.
objects[5].get = func(self) { return 5 }
print(sum())                                                  // expect: 20019
objects[5].get = nil
print(sum())                                                  // expect: 21519

// A name goes away, appears on the object, and __index becomes a function.
classes[6].name = nil
objects[7].name = "own"
classes[8].__index = func(t, k) { return "asked for " .. k }
objects[8].get = func(self) { return 0 }
print(names())   // expect: class1 class2 class3 class4 class5 none own asked for name class9 class10 class11 class12 |

// The metatable of an object changes.
setmetatable(objects[9], classes[10])
print(objects[9]:get(), objects[10]:get())                    // expect: 1009	1010
print(sum())                                                  // expect: 19395
