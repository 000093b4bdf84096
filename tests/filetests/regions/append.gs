// loop: 5
// Storing behind the last element is a call: it may need new storage.
list := {}
for i := 0; i < 60; i++ {
  list[i] = i * 2
}
return #list
