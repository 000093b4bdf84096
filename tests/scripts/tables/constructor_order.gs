// Fields of a literal are stored in the order written, so later ones win.
print({10, [1]: 20}[1], {[1]: 20, 10}[1]) // expect: 20	10
print({a: 1, a: 2}.a, {a: 1, ["a"]: nil}.a) // expect: 2	nil
t := {1, 2, [3]: "three", 3}
print(#t, t[3]) // expect: 3	3
u := {"a", x: 1, "b", [10]: 2, "c"}
print(u[1], u[2], u[3], u.x, u[10]) // expect: a	b	c	1	2
