// Expressions may be long as well: hundreds of operators in a row.
print(loadstring("return 1" .. string.rep(" + 1", 999))) // expect: 1000
print(#loadstring("return \"a\"" .. string.rep(" .. \"a\"", 150))) // expect: 151
print(loadstring("return false" .. string.rep(" || false", 500) .. " || 5")) // expect: 5
