// The order of insertion holds beyond any number of fields.
o := {}
for i := 1; i <= 300; i++ { o["f" .. i] = i }
last := 0
for k, v := range o {
  if v != last + 1 { print("out of order:", k, v) }
  last = v
}
print(last) // expect: 300
