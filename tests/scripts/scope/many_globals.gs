// A program may have thousands of globals.
src := ""
for i := 0; i < 3000; i++ { src ..= "g" .. i .. " = " .. i .. ";" }
loadstring(src)
print(g0, g1500, g2999) // expect: 0	1500	2999
