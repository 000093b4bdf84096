// Init and post may be calls.
n := 0
func init() { print("init") }
func step() { n++ }
for init(); n < 2; step() { print(n) }
// expect: init
// expect: 0
// expect: 1
