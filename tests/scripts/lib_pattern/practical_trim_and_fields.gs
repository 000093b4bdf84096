// Everyday uses: trimming, key-value lines, comma separated fields.
print("[" .. string.match("   spaced out  ", "^%s*(.-)%s*$") .. "]")
// expect: [spaced out]
for k, v := range string.gmatch("a = 1\nlong key = two words\n", "([^\n=]-)%s*=%s*([^\n]*)") { print(k, v) }
// expect: a	1
// expect: long key	two words
fields := {}
for f := range string.gmatch("x,,yz" .. ",", "([^,]*),") { table.insert(fields, "<" .. f .. ">") }
print(table.concat(fields))
// expect: <x><><yz>
