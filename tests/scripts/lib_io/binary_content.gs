// Files hold any bytes.
name := os.tmpname()
bytes := {}
for i := 0; i < 256; i++ { bytes[i + 1] = string.char(i) }
data := table.concat(bytes)
f := io.open(name, "w")
f:write(data)
f:close()
f = io.open(name)
back := f:read("*a")
f:close()
print(#back, back == data)
// expect: 256	true
os.remove(name)
