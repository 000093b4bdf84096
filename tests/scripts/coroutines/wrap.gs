// wrap gives a function that resumes and returns the values.
next_value := coroutine.wrap(func(a) {
  b := coroutine.yield(a + 1)
  c := coroutine.yield(b * 2)
  return c
})
print(next_value(1), next_value(5), next_value("end")) // expect: 2	10	end
print(pcall(next_value)) // expect: false	cannot resume dead coroutine
print(type(next_value)) // expect: function
