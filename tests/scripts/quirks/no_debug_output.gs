// Indexing nil writes nothing but its error.
print(pcall(func() { x := nil return x.field })) // expect: false	attempt to index a nil value
print(pcall(func() { x := nil x.field = 1 })) // expect: false	attempt to index a nil value
