// An object may have more than sixty-four fields, or thousands.
o := {}
for i := 1; i <= 200; i++ { o["f" .. i] = i }
print(o.f1, o.f64, o.f65, o.f200, o.f201) // expect: 1	64	65	200	nil
sum := 0
for k, v := range o { sum += v }
print(sum) // expect: 20100
for i := 1; i <= 200; i += 2 { o["f" .. i] = nil }
n := 0
for k := range o { n++ }
print(n, o.f1, o.f2) // expect: 100	nil	2
for i := 1; i <= 5000; i++ { o["g" .. i] = -i }
print(o.g5000, o.f200) // expect: -5000	200
