// The last positional field expands to all values of a call or vararg, others to one.
func three() { return 1, 2, 3 }
func none() {}
print(#{three()}, #{three(), three()}, #{three(), 9}, #{0, three()}) // expect: 3	4	2	4
print(#{none()}, #{1, none()}, #{none(), 1}) // expect: 0	1	2
print(#{x: three()}, {x: three()}.x) // expect: 0	1
func f(...) { return #{...}, #{..., 1}, #{0, ...} }
print(f(7, 8, 9)) // expect: 3	2	4
t := {three(), x: 1}
print(#t) // expect: 1
u := {(three())}
print(#u) // expect: 1
