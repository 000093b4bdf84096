// A method that is not there is named by the error, wherever the call is made.
func ask(objects) {
  found := 0
  for i := 1; i <= #objects; i++ {
    o := objects[i]
    if o:get() { found++ }
  }
  return found
}
get := func(self) { return self.value }
good := {}
for i := 1; i <= 50; i++ { good[i] = {value: i, get: get} }
print(ask(good))                        // expect: 50
bad := {good[1], good[2], {value: 3}}
for k := 1; k <= 4; k++ { print(pcall(ask, bad)) }
// expect: false	attempt to call a nil value (method 'get' not found)
// expect: false	attempt to call a nil value (method 'get' not found)
// expect: false	attempt to call a nil value (method 'get' not found)
// expect: false	attempt to call a nil value (method 'get' not found)
good[2].get = nil
print(pcall(ask, good))                 // expect: false	attempt to call a nil value (method 'get' not found)
