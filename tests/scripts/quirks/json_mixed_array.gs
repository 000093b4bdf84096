// A JSON array may end in an object.
print(json.encode({1, 2, {x: 3}})) // expect: [1,2,{"x":3}]
