// The comparator may yield in the middle of a sort.
t := {4, 2, 3, 1}
co := coroutine.create(func() {
    table.sort(t, func(a, b) {
        coroutine.yield("asking")
        return a < b
    })
    return "sorted"
})
yields := 0
last := nil
for {
    ok, v := coroutine.resume(co)
    last = v
    if v != "asking" { break }
    yields++
}
print(last, yields >= 3, table.concat(t, " "))
// expect: sorted	true	1 2 3 4
