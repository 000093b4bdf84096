// A program may have two thousand globals.
src := ""
for i := 0; i < 2000; i++ { src ..= "g" .. i .. " = " .. i .. ";" }
loadstring(src)
print(g0, g1500, g1999) // expect: 0	1500	1999
