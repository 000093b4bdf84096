// Channels are compared by identity and are truthy.
a, b := make(chan), make(chan)
c := a
print(a == b, a == c, a != nil, !a) // expect: false	true	true	false
