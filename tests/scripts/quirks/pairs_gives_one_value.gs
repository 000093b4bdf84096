// pairs and ipairs give one value, an iterator that needs no state.
f := pairs({x: 1})
print(type(f), select("#", pairs({})), select("#", ipairs({}))) // expect: function	1	1
print(f()) // expect: x	1
print((f())) // expect: nil
