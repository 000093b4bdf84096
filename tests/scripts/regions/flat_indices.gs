// Indices that are sums and products: what is asked of them in front of a loop must be as much as each round would ask.
func matrix(n, m) {
  a := {}
  for i := 0; i < n * m; i++ { a[i] = i + 0.5 }
  return a
}
func sum(a, n, m, base) {
  total := 0.0
  for i := 0; i < n; i++ {
    for k := 0; k < m; k++ { total = total + a[base + i * m + k] }
  }
  return total
}
a := matrix(30, 40)
for r := 1; r <= 50; r++ { sum(a, 20 + r % 10, 40, 0) }
print(sum(a, 30, 40, 0))                                 // expect: 720000.0
print(sum(a, 29, 40, 40))                                // expect: 719200.0
print(pcall(sum, a, 30, 40, 1))                          // expect: false	attempt to perform arithmetic on a nil value
print(pcall(sum, a, 30, 40, -1))                         // expect: false	attempt to perform arithmetic on a nil value
print(sum(a, 30, 0, 5), sum(a, 0, 40, -5))               // expect: 0.0	0.0
print(pcall(sum, a, 2, 3, 140737488355327))              // expect: false	attempt to perform arithmetic on a nil value
print(sum(a, 3, -3, 7))                                  // expect: 0.0

// Left before the index would be too great: the limit says more than the loop needs.
func find(a, from, n, step, wanted) {
  for i := 0; i < n; i++ {
    if a[from + i * step] == wanted { return i }
  }
  return -1
}
for r := 1; r <= 100; r++ { find(a, r, 300, 3, 100.5) }
print(find(a, 1, 1000000, 3, 901.5))                     // expect: 300
print(find(a, 1, 399, 3, 0.25))                          // expect: -1
print(find(a, 0, 100000000, 11, 1100.5))                 // expect: 100
print(find(a, 1199, 5, -300, 299.5))                     // expect: 3
print(find(a, 1100, 9999999, -1, 7.5))                   // expect: 1093

// Stores, from behind an end that grows, and over what is there.
func fill(a, base, n, step, value) {
  for i := 1; i <= n; i++ { a[base + i * step] = value * i }
}
b := {}
for r := 0; r < 60; r++ { fill(b, r * 10, 10, 1, r) }
print(#b, b[600], b[1], b[11])                           // expect: 600	590	0	1
fill(b, -1, 40, 15, 3)
print(#b, b[599], b[14], b[13])                          // expect: 600	120	3	3
fill(b, 595, 10, 1, 2)
print(#b, b[605], b[595])                                // expect: 605	20	295
fill(b, -5, 10, 1, 8)
print(b[-4], b[0], b[5])                                 // expect: 8	40	80

// Products beyond what is limited in front of loops.
func products(from, n, factor) {
  x := 0
  for i := from; i < n; i++ { x = (i + factor) * (i + factor + 1) }
  return x
}
for r := 1; r <= 100; r++ { products(0, 100, r) }
print(products(0, 100, 100000000))                       // expect: 1.00000199000099e+16
print(products(11000000, 11000100, 0))                   // expect: 121002189009900
print(products(-100, 100, 3))                            // expect: 10506
print(products(0, 3, -50))                               // expect: 2256
