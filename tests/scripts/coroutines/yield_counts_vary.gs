// One yield may pass any count of values, nils among them.
co := coroutine.wrap(func() {
  for i := 0; i < 4; i++ {
    args := {1, 2, 3}
    coroutine.yield(unpack(args, 1, i))
  }
  coroutine.yield(nil, nil)
})
print(select("#", co()), select("#", co()), select("#", co()), select("#", co())) // expect: 0	1	2	3
print(select("#", co())) // expect: 2
