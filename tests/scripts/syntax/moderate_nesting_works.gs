// Text nested a hundred levels deep is ordinary.
print(loadstring("return " .. string.rep("(", 100) .. "7" .. string.rep(")", 100))) // expect: 7
print(type(loadstring("return " .. string.rep("{", 100) .. string.rep("}", 100)))) // expect: table
print(loadstring("return " .. string.rep("!", 100) .. "1")) // expect: true
print(loadstring(string.rep("if true {", 100) .. "return 8" .. string.rep("}", 100))) // expect: 8
