// Words of other languages are plain names here.
switch := 1
goto := 2
const := 3
do := 4
print(switch + goto + const + do) // expect: 10
