// Any word, reserved or not, may follow a dot or a colon or be a short key of a table.
t := {in: 1, go: 2, nil: 3, func: func(self, x) { return x + self.go }}
t.if = 4
t.return = 5
print(t.in, t.go, t.nil, t.if, t.return) // expect: 1	2	3	4	5
print(t["if"], t:func(40)) // expect: 4	42
