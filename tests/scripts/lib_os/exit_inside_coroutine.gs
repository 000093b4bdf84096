// os.exit works inside a coroutine.
// expect-exit: 4
coroutine.wrap(func() {
    io.write("buffered ", "text\n")
    // expect: buffered text
    os.exit(4)
})()
print("after")
