// A wrapped coroutine drives a range loop and ends it with its last return.
func gen(n) { return coroutine.wrap(func() { for i := 1; i <= n; i++ { coroutine.yield(i, i * i) } }) }
for i, sq := range gen(3) { print(i, sq) }
// expect: 1	1
// expect: 2	4
// expect: 3	9
sum := 0
for i := range gen(10000) { sum += i }
print(sum) // expect: 50005000
for i := range gen(100) { if i == 3 { break } sum = i }
print(sum) // expect: 2
