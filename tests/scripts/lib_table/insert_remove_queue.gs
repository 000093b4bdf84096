// Appending and removing at the front makes a queue.
q := {}
out := {}
for i := 1; i <= 50; i++ {
    table.insert(q, i)
    table.insert(q, i * 100)
    out[#out + 1] = table.remove(q, 1)
}
print(#q, out[1], out[2], out[3], out[50])
// expect: 50	1	100	2	2500
