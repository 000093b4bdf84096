// A chain of four hundred alternatives works.
src := "x := 399 if x == 0 { return 0 }"
for i := 1; i < 400; i++ { src ..= " elseif x == " .. i .. " { return " .. i * 2 .. " }" }
print(loadstring(src)) // expect: 798
