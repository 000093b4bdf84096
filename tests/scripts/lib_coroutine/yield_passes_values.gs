// yield hands values out, the next resume hands values in.
co := coroutine.create(func(a) {
    print("start", a)
    b, c := coroutine.yield(a + 1, "out")
    print("again", b, c)
    d := coroutine.yield()
    print("last", d)
    return "done"
})
print(coroutine.resume(co, 1))
// expect: start	1
// expect: true	2	out
print(coroutine.resume(co, "x", "y"))
// expect: again	x	y
// expect: true
print(coroutine.resume(co))
// expect: last	nil
// expect: true	done
