// A wrapped coroutine takes and gives values.
co := coroutine.wrap(func(a) { b := coroutine.yield(a + 1); return b * 2 }); print(co(1), co(5)) // expect: 2	10
