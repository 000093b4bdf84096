// Assigning to existing entries while iterating is safe.
t := {a: 1, b: 2, 10, 20}
for k, v := range t { t[k] = v * 2 }
print(t.a, t.b, t[1], t[2]) // expect: 2	4	20	40
for k, v := range t { t[k] = "now " .. v }
print(t.a, t[2]) // expect: now 2	now 40
