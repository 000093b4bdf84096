// __le is never derived from __lt, nor the other way round.
onlyLt := setmetatable({}, {__lt: func() { return true }})
print(onlyLt < onlyLt) // expect: true
print(pcall(func() { return onlyLt <= onlyLt })) // expect: false	attempt to compare table with table
onlyLe := setmetatable({}, {__le: func() { return true }})
print(pcall(func() { return onlyLe < 1 })) // expect: false	attempt to compare table with number
